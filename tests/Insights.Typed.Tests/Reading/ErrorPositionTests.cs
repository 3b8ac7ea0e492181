using System.Text;

namespace Insights.Typed.Tests.Reading;

/// <summary>An error contains its position in the file, for any boundaries of network packets.</summary>
public sealed class ErrorPositionTests
{
    private static readonly InsightsQuery<(string, long, decimal)> Query = Datasets.Everything.Select(x => ValueTuple.Create(x.Name, x.Seats, x.Price));

    public static TheoryData<int> Chunks { get; } = [1, 2, 3, 7, 64, 65, 4096, int.MaxValue];

    [Theory]
    [MemberData(nameof(Chunks))]
    public Task A_value_of_another_type(int chunk) =>
        AssertIsAtAsync("Name,Seats,Price\r\n\"é\r\n\",1,2\r\nb,x,1\r\n", "x,1", chunk, row: 2, line: 4, "Seats");

    [Theory]
    [MemberData(nameof(Chunks))]
    public Task A_quoted_value_of_another_type(int chunk) =>
        AssertIsAtAsync("\uFEFFName,Seats,Price\na,1,2\nb,1,\"1,5\"\n", "\"1,5\"", chunk, row: 2, line: 3, "Price");

    [Theory]
    [MemberData(nameof(Chunks))]
    public Task A_row_of_another_length(int chunk) =>
        AssertIsAtAsync("Name,Seats,Price\n\"\n\n\",1,2\nb,1\nc,1,1\n", "b,1\nc", chunk, row: 2, line: 5, column: null);

    [Theory]
    [MemberData(nameof(Chunks))]
    public Task An_unclosed_quote(int chunk) =>
        AssertIsAtAsync("Name,Seats,Price\na,1,2\nb,\"1,2\n", "\"1,2", chunk, row: 2, line: 3, column: null);

    [Theory]
    [MemberData(nameof(Chunks))]
    public Task Text_after_a_closing_quote(int chunk) =>
        AssertIsAtAsync("Name,Seats,Price\na,1,2\n\"b\"c,1,2\n", "c,1", chunk, row: 2, line: 3, column: null);

    [Theory]
    [MemberData(nameof(Chunks))]
    public async Task The_first_error_is_reported_even_if_a_later_row_has_one_in_an_earlier_column(int chunk)
    {
        var (rowCount, error) = await ReadAsync("Name,Seats,Price\na,1,2\nb,1,x\nc,x,1\nd,1,2\n", chunk);

        Assert.Equal((2, "Price", 1), (error.RowNumber, error.ColumnName, rowCount));
    }

    [Theory]
    [MemberData(nameof(Chunks))]
    public async Task Of_two_errors_in_a_row_the_first_column_of_the_query_is_reported(int chunk)
    {
        var (rowCount, error) = await ReadAsync("Price,Seats,Name\nx,x,a\n", chunk);

        Assert.Equal((1, "Seats", 0), (error.RowNumber, error.ColumnName, rowCount));
    }

    /// <summary>Deep in a file, beyond many buffers and batches.</summary>
    [Theory]
    [InlineData(5000)]
    [InlineData(int.MaxValue)]
    public async Task An_error_after_many_rows_is_reported_at_its_position(int chunk)
    {
        const string Fault = "\"multi\nline\",no,1\n";
        var rows = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"\"na\nme\",{i},1.5\r\n"));
        var text = $"Name,Seats,Price\r\n{rows}{Fault}{rows}";
        var (rowCount, error) = await ReadAsync(text, chunk);

        Assert.Equal((50_000, 50_001, "Seats"), (rowCount, error.RowNumber, error.ColumnName));
        Assert.Equal((100_003, text.IndexOf("no,1", StringComparison.Ordinal)), (error.LineNumber, error.ByteOffset));
    }

    /// <summary>Records of 512 bytes have their line feed at the same position of the groups of blocks that are searched at once.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public Task An_error_after_equal_records_with_a_line_feed_in_quotes(int records)
    {
        var record = $"\"\n{new string('n', 504)}\",1,2\n";
        return AssertIsAtAsync($"Name,Seats,Price\n{string.Concat(Enumerable.Repeat(record, records))}b,x,1\n", "x,1", int.MaxValue, records + 1, (2 * records) + 2, "Seats");
    }

    private static async Task AssertIsAtAsync(string text, string markedText, int chunk, int row, int line, string? column)
    {
        var (rowCount, error) = await ReadAsync(text, chunk);
        var offset = Encoding.UTF8.GetByteCount(text[..text.IndexOf(markedText, StringComparison.Ordinal)]);

        Assert.Equal((row, line, offset, column), (error.RowNumber, error.LineNumber, error.ByteOffset, error.ColumnName));
        Assert.Equal(row - 1, rowCount);
    }

    private static async Task<(int Given, ReportFormatException Error)> ReadAsync(string text, int chunk)
    {
        var rowCount = 0;
        using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(text), chunk);
        var error = await Assert.ThrowsAsync<ReportFormatException>(async () =>
        {
            await foreach (var row in ReportFileReader.ReadAsync(Query, stream, cancellationToken: TestContext.Current.CancellationToken))
            {
                rowCount++;
            }
        });
        return (rowCount, error);
    }
}
