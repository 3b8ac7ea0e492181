using System.Globalization;

namespace Insights.Typed.Tests.Reading;

/// <summary>A form that does not state the order of day and month is read only as the schema declares it.</summary>
public sealed class DateOrderTests
{
    [Theory]
    [InlineData("01/02/2026", '/')]
    [InlineData("13/02/2026", '/')]
    [InlineData("02/13/2026", '/')]
    [InlineData("1/2/2026", '/')]
    [InlineData("01.02.2026", '.')]
    [InlineData("31.12.2026", '.')]
    [InlineData("01-02-2026", '-')]
    [InlineData("5/3/2026 12:00:00 AM", '/')]
    [InlineData("5/3/2026 16:05", '/')]
    [InlineData("3.5.2026 16:05:09", '.')]
    public async Task Without_a_declaration_the_error_states_how_to_declare_the_format(string field, char separator)
    {
        var expected = $"This form does not state the order of day and month. Declare it for the column in the dataset's schema file, under \"typed\": \"format\": \"M{separator}d{separator}yyyy\" where the month is first, \"format\": \"d{separator}M{separator}yyyy\" where the day is.";

        Assert.Equal($"is '{field}' in row 1; expected: a date without a time. {expected}", await Reports.FieldRefusalAsync(Datasets.Everything.Select(x => x.Day), field));
        Assert.Equal($"is '{field}' in row 1; expected: a time. {expected}", await Reports.FieldRefusalAsync(Datasets.Everything.Select(x => x.Moment), field));
        Assert.EndsWith(expected, await Reports.FieldRefusalAsync(Datasets.Everything.Select(x => x.MaybeDay), field), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5/3")]
    [InlineData("5/3/26")]
    [InlineData("5/3.2026")]
    [InlineData("1/2/20261")]
    [InlineData("100/2/2026")]
    public async Task Text_that_is_not_a_date_in_any_order_has_another_message(string field) =>
        Assert.EndsWith("declare another \"type\" for the column in the dataset's schema file, in \"typed\".", await Reports.FieldRefusalAsync(Datasets.Everything.Select(x => x.Day), field), StringComparison.Ordinal);

    [Fact]
    public async Task Each_column_is_read_in_its_declared_format_and_in_unambiguous_ones()
    {
        var rows = await Reports.ReadAsync(
            Datasets.Dates.Select(x => ValueTuple.Create(x.Plain, x.MonthFirst, x.DayFirst, x.TwoDigits, x.Moment)),
            "Plain,MonthFirst,DayFirst,TwoDigits,Moment\n"
            + "2026-05-03,5/3/2026,3.5.2026,03-05-2026,5/3/2026 4:05:09 PM\n"
            + "2026-05-03,05/03/2026 0:00:00,03.05.2026,,05/03/2026 16:05:09\n"
            + "2026-05-03,2026-05-03,2026-05-03T00:00:00Z,2026/5/3,2026-05-03T16:05:09Z\n");

        Assert.All(rows, row => Assert.Equal(
            (new DateTime(2026, 5, 3), new DateOnly(2026, 5, 3), new DateOnly(2026, 5, 3), new DateTime(2026, 5, 3, 16, 5, 9)), (row.Item1, row.Item2, row.Item3, row.Item5)));
        Assert.Equal([new DateOnly(2026, 5, 3), null, new DateOnly(2026, 5, 3)], rows.Select(row => row.Item4));
    }

    [Fact]
    public async Task A_value_in_another_format_is_an_error_that_states_the_declared_one()
    {
        var error = await Reports.RefusalAsync(Datasets.Dates.Select(x => x.MonthFirst), "MonthFirst\n31/12/2026\n");

        Assert.Contains("The column's \"format\" in the dataset's schema file is \"M/d/yyyy\".", error.Message, StringComparison.Ordinal);
        await Reports.RefusalAsync(Datasets.Dates.Select(x => x.TwoDigits), "TwoDigits\n3-5-2026\n");
        await Reports.RefusalAsync(Datasets.Dates.Select(x => x.MonthFirst), "MonthFirst\n5/3/2026 4:05:09 PM\n");
    }

    [Fact]
    public async Task Every_day_is_read_back_in_its_declared_format()
    {
        var days = Enumerable.Range(0, 1500).Select(new DateOnly(2024, 1, 1).AddDays).ToList();
        var culture = CultureInfo.InvariantCulture;
        var text = "MonthFirst,DayFirst,TwoDigits\n" + string.Concat(days.Select(day =>
            $"{day.ToString("M/d/yyyy", culture)},{day.ToString("d.M.yyyy", culture)},{day.ToString("dd-MM-yyyy", culture)}\n"));
        var rows = await Reports.ReadAsync(Datasets.Dates.Select(x => ValueTuple.Create(x.MonthFirst, x.DayFirst, x.TwoDigits)), text);

        Assert.Equal(days.Select(day => (day, day, (DateOnly?)day)), rows);
    }
}
