using System.Text;
using Insights.Typed.Language;

namespace Insights.Typed.Tests.Reading;

/// <summary>The values of a preview. The service does not document which values it quotes, so both forms are read.</summary>
public sealed class PreviewValueTests
{
    private static readonly InsightsQuery<(string, long)> Pair = Datasets.Everything.Select(x => ValueTuple.Create(x.Name, x.Seats));

    [Theory]
    [InlineData("""{"Seats":5,"Price":-1.50,"IsOn":true,"IsOne":false}""")]
    [InlineData("""{"Seats":"5","Price":"-1.50","IsOn":"true","IsOne":"false"}""")]
    [InlineData("""{"Seats":5,"Price":-15e-1,"IsOn":"Y","IsOne":0}""")]
    [InlineData("""{"Seats":"\u0035","Price":-1.5,"IsOn":"y","IsOne":"0"}""")]
    public void Numbers_and_Booleans_are_read_with_and_without_quotes(string row) => Assert.Equal(
        [(5, -1.5m, true, false)],
        Previews.Rows(Datasets.Everything.Select(x => ValueTuple.Create(x.Seats, x.Price, x.IsOn, x.IsOne)), row));

    [Fact]
    public void Dates_and_ids_are_read() => Assert.Equal(
        [(new DateOnly(2026, 5, 3), new DateTime(2026, 5, 3, 1, 2, 3), Guid.Empty)],
        Previews.Rows(
            Datasets.Everything.Select(x => ValueTuple.Create(x.Day, x.Moment, x.Id)),
            """{"Day":"2026-05-03T00:00:00Z","Moment":"2026-05-03T01:02:03Z","Id":"00000000-0000-0000-0000-000000000000"}"""));

    [Theory]
    [InlineData("""{"Name":"a","Seats":1}""")]
    [InlineData("""{"Seats":1,"Name":"a"}""")]
    [InlineData("""{"NAME":"a","seats":1}""")]
    [InlineData("""{"N\u0061me":"a","Seats":1}""")]
    [InlineData("""{"Other":null,"Name":"a","More":{"Name":"b","Seats":[2]},"Seats":1,"List":[{"Seats":3}]}""")]
    [InlineData("""{"Other":1,"Other":2,"Name":"a","Seats":1}""")]
    public void Order_letter_case_and_other_properties_do_not_matter(string row) => Assert.Equal([("a", 1)], Previews.Rows(Pair, row));

    [Theory]
    [InlineData("""{"Name":"a"}""", "Seats is missing")]
    [InlineData("""{"Seats":1}""", "Name is missing")]
    [InlineData("{}", "Name is missing")]
    [InlineData("""{"Name":"a","Seats":1,"Seats":1}""", "Seats is duplicated")]
    [InlineData("""{"Name":"a","Seats":1,"SEATS":2}""", "Seats is duplicated")]
    [InlineData("""{"Name":null,"Seats":1,"Name":null}""", "Name is duplicated")]
    [InlineData("""{"Name":{"a":1},"Seats":1}""", "Name is not a single value")]
    [InlineData("""{"Name":["a"],"Seats":1}""", "Name is not a single value")]
    public void A_missing_repeated_or_structured_property_is_reported_with_its_row(string row, string problem)
    {
        var error = Previews.Refusal(Pair, """{"Name":"ok","Seats":0},""" + row);

        Assert.Equal((2, problem.Split(' ')[0]), (error.RowNumber, error.ColumnName));
        Assert.StartsWith($"Everything.{problem} in row 2 of the service's response.", error.Message, StringComparison.Ordinal);
        Assert.Equal(problem.EndsWith("is missing", StringComparison.Ordinal), error.Message.EndsWith(SchemaAdvice.RefreshIfRemoved, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"x\"", "is 'x' in row 1; expected: a whole number.")]
    [InlineData("1.0", "is '1.0' in row 1; expected: a whole number.")]
    [InlineData("true", "is 'true' in row 1; expected: a whole number.")]
    [InlineData("null", "has no value in row 1; expected: a whole number.")]
    [InlineData("\"\"", "has no value in row 1; expected: a whole number.")]
    public void A_value_of_another_type_is_refused(string value, string problem)
    {
        var error = Previews.Refusal(Datasets.Everything.Select(x => x.Seats), $$"""{"Seats":{{value}}}""");

        Assert.StartsWith("Everything.Seats " + problem, error.Message, StringComparison.Ordinal);
        Assert.Equal((1, "Seats"), (error.RowNumber, error.ColumnName));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void Null_and_an_empty_string_are_null_in_a_nullable_column(string value) => Assert.Equal(
        [(null, null, null)],
        Previews.Rows(
            Datasets.Everything.Select(x => ValueTuple.Create(x.MaybeName, x.MaybeSeats, x.MaybeOn)),
            $$"""{"MaybeName":{{value}},"MaybeSeats":{{value}},"MaybeOn":{{value}}}"""));

    [Theory]
    [InlineData("\"a\\\"b\\\\c\\/d\\n\\t\"", "a\"b\\c/d\n\t")]
    [InlineData("\"\\u00e9\\ud83d\\ude00北\"", "é😀北")]
    [InlineData("12", "12")]
    [InlineData("-1.50e3", "-1.50e3")]
    [InlineData("true", "true")]
    [InlineData("null", "")]
    public void A_text_is_read_unchanged(string value, string expected) =>
        Assert.Equal([expected], Previews.Rows(Datasets.Everything.Select(x => x.Name), $$"""{"Name":{{value}}}"""));

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("\\ude00x")]
    [InlineData("a\\ud83d\\u0041")]
    public void Half_a_surrogate_pair_is_refused(string escape)
    {
        var error = Previews.Refusal(Pair, $$"""{"Seats":1,"Name":"{{escape}}"}""");

        Assert.Equal("Everything.Name is not valid Unicode in row 1 of the service's response.", error.Message);
        Assert.Equal((1, "Name"), (error.RowNumber, error.ColumnName));
        Assert.Equal([("a", 1)], Previews.Rows(Pair, $$"""{"{{escape}}":0,"Seats":1,"Name":"a"}"""));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused()
    {
        byte[] response = [.. """{"value":[{"Seats":1,"Name":"a"""u8, 0xFF, .. "\"}]}"u8];
        var error = Assert.Throws<ReportFormatException>(() => Previews.Read(Pair, response));

        Assert.Equal((1, "Name"), (error.RowNumber, error.ColumnName));
    }

    [Fact]
    public void Invalid_names_around_the_rows_are_ignored() =>
        Assert.Equal([("a", 1)], Previews.Read(Pair, """{"\ud83d":1,"value":[{"Seats":1,"Name":"a"}]}"""));

    [Fact]
    public void Long_values_of_many_rows_are_read()
    {
        var names = Enumerable.Range(0, 100).Select(i => new string((char)('a' + (i % 26)), i * 97)).ToList();
        var rows = new StringBuilder().AppendJoin(',', names.Select((name, i) => $$"""{"Seats":{{i}},"Name":"{{name}}"}"""));

        Assert.Equal(names.Select((name, i) => (name, (long)i)), Previews.Rows(Pair, rows.ToString()));
    }
}
