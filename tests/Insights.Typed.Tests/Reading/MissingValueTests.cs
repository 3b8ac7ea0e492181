namespace Insights.Typed.Tests.Reading;

/// <summary>An empty field is null if the schema allows it, and an error otherwise: never zero, never a default.</summary>
public sealed class MissingValueTests
{
    private const string Remedy =
        "If the value is correct, declare \"nullable\": true for the column in the dataset's schema file, in \"typed\".";

    private const string Columns = "MaybeName,MaybeSeats,MaybePrice,MaybeDay,MaybeMoment,MaybeId,MaybeOn,MaybeOne";

    [Fact]
    public async Task An_empty_field_is_refused_in_a_non_nullable_column()
    {
        await IsRefusedAsync(Datasets.Everything.Select(x => x.Seats), "a whole number");
        await IsRefusedAsync(Datasets.Everything.Select(x => x.Price), "a decimal number");
        await IsRefusedAsync(Datasets.Everything.Select(x => x.Day), "a date without a time");
        await IsRefusedAsync(Datasets.Everything.Select(x => x.Moment), "a time");
        await IsRefusedAsync(Datasets.Everything.Select(x => x.Id), "a GUID");
        await IsRefusedAsync(Datasets.Everything.Select(x => x.IsOn), "a Boolean (Y or N)");
        await IsRefusedAsync(Datasets.Everything.Select(x => x.IsOne), "a Boolean (1 or 0)");
        await IsRefusedAsync(Datasets.Everything.Select(x => x.Customers), "a whole number");
        await IsRefusedAsync(Datasets.Everything.Select(x => x.Revenue), "a decimal number");
    }

    [Theory]
    [InlineData(",,,,,,,")]
    [InlineData("\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"")]
    public async Task An_empty_field_is_null_in_a_nullable_column(string record)
    {
        var row = Assert.Single(await Reports.ReadAsync(
            Datasets.Everything.Select(x => new { x.MaybeName, x.MaybeSeats, x.MaybePrice, x.MaybeDay, x.MaybeMoment, x.MaybeId, x.MaybeOn, x.MaybeOne }),
            $"{Columns}\n{record}\n"));

        Assert.Equal(
            new { MaybeName = (string?)null, MaybeSeats = (long?)null, MaybePrice = (decimal?)null, MaybeDay = (DateOnly?)null, MaybeMoment = (DateTime?)null, MaybeId = (Guid?)null, MaybeOn = (bool?)null, MaybeOne = (bool?)null },
            row);
    }

    [Fact]
    public async Task A_value_is_read_in_a_nullable_column()
    {
        var row = Assert.Single(await Reports.ReadAsync(
            Datasets.Everything.Select(x => new { x.MaybeName, x.MaybeSeats, x.MaybePrice, x.MaybeDay, x.MaybeMoment, x.MaybeId, x.MaybeOn, x.MaybeOne, x.MaybeRevenue }),
            Columns + ",MaybeRevenue\na,0,0,2026-05-03,2026-05-03T01:02:03Z,00000000-0000-0000-0000-000000000000,N,0,0.0\n"));

        Assert.Equal(
            new { MaybeName = (string?)"a", MaybeSeats = (long?)0, MaybePrice = (decimal?)0, MaybeDay = (DateOnly?)new DateOnly(2026, 5, 3), MaybeMoment = (DateTime?)new DateTime(2026, 5, 3, 1, 2, 3), MaybeId = (Guid?)Guid.Empty, MaybeOn = (bool?)false, MaybeOne = (bool?)false, MaybeRevenue = (decimal?)0 },
            row);
    }

    [Fact]
    public async Task A_wrong_value_does_not_count_as_missing()
    {
        Assert.StartsWith("is 'x'", await Reports.FieldRefusalAsync(Datasets.Everything.Select(x => x.MaybeSeats), "x"), StringComparison.Ordinal);
        Assert.StartsWith("is ' '", await Reports.FieldRefusalAsync(Datasets.Everything.Select(x => x.MaybePrice), " "), StringComparison.Ordinal);
        Assert.StartsWith("is '5/3'", await Reports.FieldRefusalAsync(Datasets.Everything.Select(x => x.MaybeDay), "5/3"), StringComparison.Ordinal);
        Assert.StartsWith("is '10:30'", await Reports.FieldRefusalAsync(Datasets.Everything.Select(x => x.MaybeMoment), "10:30"), StringComparison.Ordinal);
        Assert.StartsWith("is 'NULL'", await Reports.FieldRefusalAsync(Datasets.Everything.Select(x => x.MaybeId), "NULL"), StringComparison.Ordinal);
        Assert.StartsWith("is '2'", await Reports.FieldRefusalAsync(Datasets.Everything.Select(x => x.MaybeOn), "2"), StringComparison.Ordinal);
    }

    private static async Task IsRefusedAsync<T>(InsightsQuery<T> query, string expected) =>
        Assert.Equal($"has no value in row 1; expected: {expected}. {Remedy}", await Reports.FieldRefusalAsync(query, ""));
}
