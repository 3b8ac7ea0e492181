namespace Insights.Typed.Tests.Queries;

/// <summary>The minimum and maximum values of C#'s types.</summary>
public sealed class ExtremeValueTests
{
    private static readonly TimeSpan FarWest = TimeSpan.FromHours(-14);
    private static readonly TimeSpan FarEast = TimeSpan.FromHours(14);

    public static TheoryData<string, string> All { get; } = new()
    {
        { "Seats = -9223372036854775808", ConditionText.Get(x => x.Seats == long.MinValue) },
        { "Seats = 9223372036854775807", ConditionText.Get(x => x.Seats == long.MaxValue) },
        { "Price = 79228162514264337593543950335", ConditionText.Get(x => x.Price == decimal.MaxValue) },
        { "Price = -79228162514264337593543950335", ConditionText.Get(x => x.Price == decimal.MinValue) },
        { "Price = 0.0000000000000000000000000001", ConditionText.Get(x => x.Price == 0.0000000000000000000000000001m) },
        { "Price = 7.9228162514264337593543950335", ConditionText.Get(x => x.Price == 7.9228162514264337593543950335m) },
        { "Price = 0", ConditionText.Get(x => x.Price == -0m) },
        { "Price = 0.00", ConditionText.Get(x => x.Price == 0.00m) },
        { "Price = 9223372036854775807", ConditionText.Get(x => x.Price == long.MaxValue) },
        { "Day >= '0001-01-01'", ConditionText.Get(x => x.Day >= DateOnly.MinValue) },
        { "Day <= '9999-12-31'", ConditionText.Get(x => x.Day <= DateOnly.MaxValue) },
        { "Day <= '9999-12-31'", ConditionText.Get(x => x.Day < DateTime.MaxValue) },
        { "Moment >= '0001-01-01T00:00:00Z'", ConditionText.Get(x => x.Moment >= DateTime.MinValue) },
        { "Moment <= '9999-12-31T23:59:59Z'", ConditionText.Get(x => x.Moment <= DateTime.MaxValue) },
        { "Moment >= '0001-01-01T00:00:00Z'", ConditionText.Get(x => x.Moment >= DateTimeOffset.MinValue) },
        { "Moment <= '9999-12-31T23:59:59Z'", ConditionText.Get(x => x.Moment < DateTimeOffset.MaxValue) },
        { "Moment = '0001-01-01T14:00:00Z'", ConditionText.Get(x => x.Moment == new DateTimeOffset(DateTime.MinValue, FarWest)) },
        { "Moment = '9999-12-31T09:59:59Z'", ConditionText.Get(x => x.Moment == new DateTimeOffset(new DateTime(9999, 12, 31, 23, 59, 59), FarEast)) },
        { "Id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'", ConditionText.Get(x => x.Id == Guid.AllBitsSet) },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void An_extreme_value_writes(string expected, string text) => Assert.Equal(expected, text);

    [Fact]
    public void A_text_may_be_a_million_characters_long()
    {
        var text = new string('é', 1_000_000);

        Assert.Equal($"Name = '{text}'", ConditionText.Get(x => x.Name == text));
    }
}
