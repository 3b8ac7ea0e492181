namespace Insights.Typed.Tests.Queries;

/// <summary>Every operator of the columns of numbers and GUIDs: the expected text next to the actual one.</summary>
public sealed class NumberOperatorTests
{
    private static readonly Guid Id = new("251DE3D4-8868-4032-B518-F142DA50522F");

    public static TheoryData<string, string> Integers { get; } = new()
    {
        { "Seats = 5", ConditionText.Get(x => x.Seats == 5) },
        { "Seats != 5", ConditionText.Get(x => x.Seats != 5) },
        { "Seats < 5", ConditionText.Get(x => x.Seats < 5) },
        { "Seats > 5", ConditionText.Get(x => x.Seats > 5) },
        { "Seats <= 5", ConditionText.Get(x => x.Seats <= 5) },
        { "Seats >= 5", ConditionText.Get(x => x.Seats >= 5) },
        { "Seats = 5", ConditionText.Get(x => 5 == x.Seats) },
        { "Seats != 5", ConditionText.Get(x => 5 != x.Seats) },
        { "Seats > 5", ConditionText.Get(x => 5 < x.Seats) },
        { "Seats < 5", ConditionText.Get(x => 5 > x.Seats) },
        { "Seats >= 5", ConditionText.Get(x => 5 <= x.Seats) },
        { "Seats <= 5", ConditionText.Get(x => 5 >= x.Seats) },
        { "Seats IN (5)", ConditionText.Get(x => x.Seats.In(5)) },
        { "Seats IN (5, -6, 0)", ConditionText.Get(x => x.Seats.In(5, -6, 0)) },
        { "Seats NOT IN (5, 5)", ConditionText.Get(x => x.Seats.NotIn(5, 5)) },
        { "Seats IN (1, 2)", ConditionText.Get(x => x.Seats.In(new List<long> { 1, 2 })) },
        { "MaybeSeats = 5", ConditionText.Get(x => x.MaybeSeats == 5) },
        { "MaybeSeats NOT IN (5)", ConditionText.Get(x => x.MaybeSeats.NotIn(5)) },
        { "Customers >= -5", ConditionText.Get(x => x.Customers >= -5) },
    };

    public static TheoryData<string, string> Decimals { get; } = new()
    {
        { "Price = 5.5", ConditionText.Get(x => x.Price == 5.5m) },
        { "Price != 5.5", ConditionText.Get(x => x.Price != 5.5m) },
        { "Price < 5.5", ConditionText.Get(x => x.Price < 5.5m) },
        { "Price > 5.5", ConditionText.Get(x => x.Price > 5.5m) },
        { "Price <= 5.5", ConditionText.Get(x => x.Price <= 5.5m) },
        { "Price >= 5.5", ConditionText.Get(x => x.Price >= 5.5m) },
        { "Price = 5.5", ConditionText.Get(x => 5.5m == x.Price) },
        { "Price != 5.5", ConditionText.Get(x => 5.5m != x.Price) },
        { "Price > 5.5", ConditionText.Get(x => 5.5m < x.Price) },
        { "Price < 5.5", ConditionText.Get(x => 5.5m > x.Price) },
        { "Price >= 5.5", ConditionText.Get(x => 5.5m <= x.Price) },
        { "Price <= 5.5", ConditionText.Get(x => 5.5m >= x.Price) },
        { "Price = 5", ConditionText.Get(x => x.Price == 5) },
        { "Price = 5.50", ConditionText.Get(x => x.Price == 5.50m) },
        { "Price IN (5.5, -0.25, 1000000)", ConditionText.Get(x => x.Price.In(5.5m, -0.25m, 1_000_000)) },
        { "Price NOT IN (5.5)", ConditionText.Get(x => x.Price.NotIn(5.5m)) },
        { "MaybePrice < 5.5", ConditionText.Get(x => x.MaybePrice < 5.5m) },
        { "Revenue > 5.5", ConditionText.Get(x => x.Revenue > 5.5m) },
        { "MaybeRevenue IN (5.5)", ConditionText.Get(x => x.MaybeRevenue.In(5.5m)) },
    };

    public static TheoryData<string, string> Guids { get; } = new()
    {
        { "Id = '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => x.Id == Id) },
        { "Id != '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => x.Id != Id) },
        { "Id < '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => x.Id < Id) },
        { "Id > '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => x.Id > Id) },
        { "Id <= '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => x.Id <= Id) },
        { "Id >= '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => x.Id >= Id) },
        { "Id = '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => Id == x.Id) },
        { "Id != '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => Id != x.Id) },
        { "Id > '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => Id < x.Id) },
        { "Id < '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => Id > x.Id) },
        { "Id >= '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => Id <= x.Id) },
        { "Id <= '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => Id >= x.Id) },
        { "Id IN ('251de3d4-8868-4032-b518-f142da50522f', '00000000-0000-0000-0000-000000000000')", ConditionText.Get(x => x.Id.In(Id, Guid.Empty)) },
        { "Id NOT IN ('251de3d4-8868-4032-b518-f142da50522f')", ConditionText.Get(x => x.Id.NotIn(Id)) },
        { "MaybeId = '251de3d4-8868-4032-b518-f142da50522f'", ConditionText.Get(x => x.MaybeId == Id) },
    };

    [Theory]
    [MemberData(nameof(Integers))]
    public void An_integer_column_writes(string expected, string text) => Assert.Equal(expected, text);

    [Theory]
    [MemberData(nameof(Decimals))]
    public void A_column_of_decimal_numbers_writes(string expected, string text) => Assert.Equal(expected, text);

    [Theory]
    [MemberData(nameof(Guids))]
    public void A_column_of_GUIDs_writes(string expected, string text) => Assert.Equal(expected, text);
}
