namespace Insights.Typed.Tests.Reading;

/// <summary>Invalid files are rejected with the position of the error, and result in no wrong row.</summary>
public sealed class BrokenFileTests
{
    private static readonly InsightsQuery<(string, long)> Query = Datasets.Everything.Select(x => ValueTuple.Create(x.Name, x.Seats));

    [Theory]
    [InlineData("\"a", 1)]
    [InlineData("a\n\"b\nc\n", 2)]
    [InlineData("\"a\nb\",c\n\"d\",\"e\"\"\n", 3)]
    [InlineData("a\n\"b\n\"\"c\nd", 2)]
    [InlineData("\"", 1)]
    [InlineData("\"\"\"", 1)]
    public async Task An_unclosed_quote_is_reported_with_its_line(string text, int line)
    {
        Assert.Matches($"^Line {line} of the report has an opening quote without a closing one.$", await Records.RefusalAsync(text));
        Assert.Matches($"^Line {line} of the report has an opening quote without a closing one.$", await Records.RefusalAsync(text, chunk: 1));
    }

    [Theory]
    [InlineData("\"a\"b\n", 1)]
    [InlineData("x\n\"a\" ,b\n", 2)]
    [InlineData("\"x\ny\",\"a\"b\n", 2)]
    [InlineData("\"a\"\rb\n", 1)]
    [InlineData("\"a\"\r,b\n", 1)]
    [InlineData("\"a\"\r", 1)]
    [InlineData("\"a\" ", 1)]
    public async Task Text_after_a_closing_quote_is_reported_with_its_line(string text, int line)
    {
        var message = $"Line {line} of the report has a closing quote that is not followed by a separator or the end of the line.";

        Assert.Equal(message, await Records.RefusalAsync(text));
        Assert.Equal(message, await Records.RefusalAsync(text, chunk: 1));
    }

    [Theory]
    [InlineData("Name,Seats\na,1\nb\n", 2, "Row 2 of the report (line 3) has 1 fields; the header has 2.")]
    [InlineData("Name,Seats\na,1,\nb,2\n", 1, "Row 1 of the report (line 2) has 3 fields; the header has 2.")]
    [InlineData("Name,Seats\n\"a\n\n\",1\n\nb,2\n", 2, "Row 2 of the report (line 5) has 1 fields; the header has 2.")]
    [InlineData("Name,Seats\na,1\nb", 2, "Row 2 of the report (line 3) has 1 fields; the header has 2.")]
    public async Task A_row_with_another_field_count_than_the_header_is_reported_with_row_and_line(string text, int row, string message)
    {
        var error = await Reports.RefusalAsync(Query, text);
        Assert.Equal((row, null, message), (error.RowNumber, error.ColumnName, error.Message));
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_reported_with_row_and_column()
    {
        byte[] bytes = [.. "Name,Seats\na,1\nM\u00FCnchen,2\n".Select(c => (byte)c)];
        var error = await Assert.ThrowsAsync<ReportFormatException>(() => Reports.ReadAsync(Query, bytes));

        Assert.Equal((2, "Name"), (error.RowNumber, error.ColumnName));
        Assert.Equal(
            "Everything.Name is 'M\uFFFDnchen' in row 2; expected: text in UTF-8. The file is not in UTF-8, but probably in Windows-1252, in which the text is 'München'. Convert the file to UTF-8.",
            error.Message);
    }

    [Fact]
    public async Task Invalid_bytes_in_an_unread_column_are_ignored() =>
        Assert.Equal([("a", 1)], await Reports.ReadAsync(Query, [.. "Name,Other,Seats\na,"u8, 0xFF, .. ",1"u8]));

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public async Task An_empty_file_is_refused(string text) =>
        Assert.Equal("The report is empty: it has no header.", (await Reports.RefusalAsync(Query, text)).Message);

    [Theory]
    [InlineData("Name,Seats")]
    [InlineData("Name,Seats\n")]
    [InlineData("\uFEFFName,Seats\r\n")]
    public async Task A_header_without_rows_is_an_empty_report(string text) => Assert.Empty(await Reports.ReadAsync(Query, text));

    [Fact]
    public async Task The_rows_before_an_error_are_returned()
    {
        var rows = 0;
        var query = Datasets.Everything.Select(x => new { x.Seats, Number = ++rows });
        var error = await Reports.RefusalAsync(query, "Seats\n1\n2\nx\n4\n");

        Assert.Equal((3, 2), (error.RowNumber, rows));
    }

}
