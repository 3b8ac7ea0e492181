namespace Insights.Typed.Tests.Reading;

/// <summary>Valid times. All times of the service are in UTC, including those without a zone.</summary>
public sealed class DateTimeFieldTests
{
    private static readonly InsightsQuery<DateTime> Query = Datasets.Everything.Select(x => x.Moment);

    [Theory]
    [InlineData("2026-05-03T16:05:09Z")]
    [InlineData("2026-05-03T16:05:09")]
    [InlineData("2026-05-03T16:05:09.000Z")]
    [InlineData("2026-05-03T18:05:09+02:00")]
    [InlineData("2026-05-04T02:05:09+10:00")]
    [InlineData("2026-05-03 16:05:09")]
    [InlineData("2026-05-03 16:05:09Z")]
    [InlineData("2026/5/3 16:05:09")]
    [InlineData("Sun, 03 May 2026 16:05:09 GMT")]
    public async Task A_time_is_read_in_UTC(string field)
    {
        var value = await Reports.ValueAsync(Query, field);

        Assert.Equal(new DateTime(2026, 5, 3, 16, 5, 9), value);
        Assert.Equal(DateTimeKind.Utc, value.Kind);
    }

    [Theory]
    [InlineData("2026-05-03", 0)]
    [InlineData("2026/5/3", 0)]
    [InlineData("2026-05-03T10:30", 630)]
    [InlineData("2026-05-03T10:30Z", 630)]
    [InlineData("2026-05-03 10:30", 630)]
    public async Task A_time_may_omit_zero_parts(string field, int minutes)
    {
        var value = await Reports.ValueAsync(Query, field);

        Assert.Equal(new DateTime(2026, 5, 3).AddMinutes(minutes), value);
        Assert.Equal(DateTimeKind.Utc, value.Kind);
    }

    [Theory]
    [InlineData("2026-05-03T16:05:09.1Z", 1_000_000)]
    [InlineData("2026-05-03T16:05:09.1234567Z", 1_234_567)]
    [InlineData("2026-05-03 16:05:09.0000001", 1)]
    public async Task A_fraction_of_a_second_is_kept(string field, long ticks) =>
        Assert.Equal(new DateTime(2026, 5, 3, 16, 5, 9).AddTicks(ticks), await Reports.ValueAsync(Query, field));

    [Theory]
    [InlineData("10:30")]
    [InlineData("5/3")]
    [InlineData("2026-05")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2026-02-30")]
    [InlineData("2026-05-03T24:00:00Z")]
    [InlineData("2026-05-03T16:60:00Z")]
    [InlineData("2026-05-03T16:05:09.12345678Z")]
    [InlineData("2026-05-03T16:05:09Zx")]
    [InlineData("2026-05-03T16:05:09+15:00")]
    [InlineData("2026-05-03T16:05:09 Z")]
    [InlineData("2026-05-03T")]
    [InlineData(" 2026-05-03T16:05:09Z")]
    [InlineData("2026-05-03T16:05:09Z\0")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("1777824309")]
    [InlineData("2026-05-03T16:05:09Z 2026-05-03T16:05:09Z 2026-05-03T16:05:09Z 2026-05-03T16:05:09Z")]
    [InlineData("NULL")]
    public async Task Other_text_is_not_a_time(string field) =>
        Assert.StartsWith(
            $"is '{field.Replace('\0', '\uFFFD')}' in row 1; expected: a time. If the value is correct, declare another \"type\"",
            await Reports.FieldRefusalAsync(Query, field),
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void The_culture_does_not_matter(string culture) => Cultures.Run(culture, () =>
        Assert.Equal(
            (new DateTime(2026, 5, 3, 16, 5, 9), new DateOnly(2026, 5, 3)),
            Reports.ReadAsync(Datasets.Dates.Select(x => ValueTuple.Create(x.Moment, x.MonthFirst)), "Moment,MonthFirst\n5/3/2026 4:05:09 PM,5/3/2026\n").Result[0]));
}
