namespace Insights.Typed.Tests.Reading;

/// <summary>Valid days: no missing parts that would have to be filled in, and no further parts that would be cut off.</summary>
public sealed class DateFieldTests
{
    private static readonly InsightsQuery<DateOnly> Query = Datasets.Everything.Select(x => x.Day);

    [Theory]
    [InlineData("2026-05-03")]
    [InlineData("2026-05-03T00:00:00")]
    [InlineData("2026-05-03T00:00")]
    [InlineData("2026-05-03T00:00:00Z")]
    [InlineData("2026-05-03T00:00:00.0000000Z")]
    [InlineData("2026-05-03T00:00:00+02:00")]
    [InlineData("2026-05-03T00:00:00-11:00")]
    [InlineData("2026-05-03 00:00:00")]
    [InlineData("2026-05-03 00:00:00.000")]
    [InlineData("2026-05-03 00:00")]
    [InlineData("2026/5/3")]
    [InlineData("2026/05/03")]
    [InlineData("Sun, 03 May 2026 00:00:00 GMT")]
    public async Task A_day_is_read(string field) => Assert.Equal(new DateOnly(2026, 5, 3), await Reports.ValueAsync(Query, field));

    [Theory]
    [InlineData("0001-01-01", 1, 1, 1)]
    [InlineData("9999-12-31", 9999, 12, 31)]
    [InlineData("2024-02-29", 2024, 2, 29)]
    public async Task The_first_and_the_last_day_are_read(string field, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), await Reports.ValueAsync(Query, field));

    [Theory]
    [InlineData("5/3")]
    [InlineData("10:30")]
    [InlineData("2026")]
    [InlineData("2026-05")]
    [InlineData("May 2026")]
    [InlineData("Sunday")]
    [InlineData("26-05-03")]
    [InlineData("5/3/26")]
    [InlineData("20260503")]
    [InlineData("2026-5-3")]
    [InlineData("2026-02-30")]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-01")]
    [InlineData("2026-01-00")]
    [InlineData("0000-01-01")]
    [InlineData("2026-05-03x")]
    [InlineData(" 2026-05-03")]
    [InlineData("2026-05-03 ")]
    [InlineData(" 5/3/2026")]
    [InlineData("2026/5/3\0")]
    [InlineData("2026-0٣-03")]
    [InlineData("+026-05-03")]
    [InlineData("2026-05--3")]
    [InlineData("2026-05-03T10:30:00")]
    [InlineData("2026-05-03T23:59:59.9999999Z")]
    [InlineData("2026-05-03T24:00:00")]
    [InlineData("Mon, 03 May 2026 00:00:00 GMT")]
    [InlineData("46145")]
    [InlineData("NULL")]
    public async Task Other_text_is_not_a_day(string field) =>
        Assert.StartsWith(
            $"is '{field.Replace('\0', '\uFFFD')}' in row 1; expected: a date without a time. If the value is correct, declare another \"type\"",
            await Reports.FieldRefusalAsync(Query, field),
            StringComparison.Ordinal);

    [Fact]
    public async Task Every_day_of_four_centuries_is_read_back()
    {
        var days = Enumerable.Range(0, 146_097).Select(new DateOnly(1800, 1, 1).AddDays).ToList();
        var text = "Day\n" + string.Concat(days.Select(day => $"{day:O}\n"));

        Assert.Equal(days, await Reports.ReadAsync(Query, text));
    }

    [Fact]
    public async Task No_day_is_read_that_the_calendar_does_not_have()
    {
        for (var year = 1999; year <= 2001; year++)
        {
            for (var month = 0; month <= 13; month++)
            {
                for (var day = month is 0 or 13 ? 0 : DateTime.DaysInMonth(year, month) + 1; day < 40; day++)
                {
                    Assert.Contains("a date without a time", await Reports.FieldRefusalAsync(Query, $"{year}-{month:D2}-{day:D2}"), StringComparison.Ordinal);
                }
            }
        }
    }
}
