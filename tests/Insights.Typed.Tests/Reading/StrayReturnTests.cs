using System.Text;
using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>A carriage return outside quotes belongs to a line ending, or is an error with its position: it is never a part of a value.</summary>
public sealed class StrayReturnTests
{
    /// <summary>A query without a schema, whose columns are all text.</summary>
    private static readonly string Dataset = "Any";

    private static readonly InsightsQuery<(long, string)> Query = Datasets.Everything.Select(x => ValueTuple.Create(x.Seats, x.Name));

    [Theory]
    [InlineData("Seats,Name\n5,Fabri\rkam\n", 1, "Name", 18)]
    [InlineData("Seats,Name\r\n5,Fabrikam\r\n6,Contoso\r\r\n", 2, "Name", 33)]
    [InlineData("Seats,Name\n5,a\n6,b\r", 2, "Name", 18)]
    [InlineData("Seats,Name\n5,\r\r\n", 1, "Name", 13)]
    [InlineData("Name,Seats\na,5\r\r\n", 1, "Seats", 14)]
    [InlineData("Name,Seats\na,5\r6\n", 1, "Seats", 14)]
    [InlineData("Name,Seats\n\ra,5\n", 1, "Name", 11)]
    [InlineData("Name,Seats\na,5\r", 1, "Seats", 14)]
    public async Task A_stray_return_is_an_error_with_row_column_and_position(string text, int row, string column, int offset)
    {
        var error = await Reports.RefusalAsync(Query, text);

        Assert.Equal((row, column, offset), (error.RowNumber, error.ColumnName, error.ByteOffset));
        Assert.Contains("\\r", error.Message, StringComparison.Ordinal);
        Assert.Contains("A carriage return outside quotes is not followed by a line feed", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', error.Message);
    }

    [Theory]
    [InlineData("Seats,Name\r\r\n5,Fabrikam\r\r\n", 10)]
    [InlineData("Seats,Name\r5,Fabrikam\r6,Contoso\r", 10)]
    [InlineData("Seats\r,Name\n5,Fabrikam\n", 5)]
    [InlineData("Name,Other,Seats\r", 16)]
    public async Task In_the_header_it_is_an_error_of_the_file(string text, int offset)
    {
        var error = await Reports.RefusalAsync(Query, text);

        Assert.Equal((null, 1L, offset), (error.RowNumber, error.LineNumber, error.ByteOffset));
        Assert.Contains("is not followed by a line feed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_end_with_it_alone_are_reported_if_they_exceed_the_limit_of_a_record()
    {
        var text = "Seats,Name\r" + string.Concat(Enumerable.Repeat("5,Fabrikam\r", 200_000));

        Assert.Contains("is not followed by a line feed", (await Reports.RefusalAsync(Query, text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Seats,Name\r\n5,\"a\rb\r\"\r\n", "a\rb\r")]
    [InlineData("Seats,Name\r\n5,\"\r\n\r\r\n\"\n", "\r\n\r\r\n")]
    public async Task In_quotes_it_is_part_of_the_value(string text, string name) =>
        Assert.Equal([(5, name)], await Reports.ReadAsync(Query, text));

    [Fact]
    public async Task In_an_unread_column_it_is_ignored() =>
        Assert.Equal([(5, "a")], await Reports.ReadAsync(Query, "Seats,Name,Other\r\n5,a,b\rc\r\r\n"));

    [Fact]
    public void In_a_preview_it_is_part_of_the_value()
    {
        var response = "{\"value\":[{\"Seats\":5,\"Name\":\"a\\rb\\r\"}]}"u8;

        Assert.Equal([(5, "a\rb\r")], new PreviewReader<(long, string)>(Query.CreateProjector(), "Everything").Read(response).Rows);
    }

    /// <summary>Random tables with carriage returns at random positions, split everywhere, in every width of the scan.</summary>
    [Fact]
    public async Task At_any_position_the_rows_equal_those_of_the_reference_parser_or_it_is_refused()
    {
        var random = new Random(7);
        var (read, refused) = (0, 0);
        for (var i = 0; i < Soak.Times(3000); i++)
        {
            var width = random.Next(1, 5);
            var table = Enumerable.Range(0, random.Next(1, 60)).Select(_ => RandomTables.Row(random, width)).ToList();
            var text = new StringBuilder(string.Join(',', Names(width)) + "\r\n" + RandomTables.Write(random, table, ',').TrimStart('\uFEFF'));
            for (var strays = random.Next(3); strays > 0; strays--)
            {
                var position = random.Next(text.Length + 1);
                text.Insert(position < text.Length && char.IsLowSurrogate(text[position]) ? position + 1 : position, '\r');
            }

            var expected = ReferenceParser.Parse(text.ToString(), ',', acceptsReturns: false);
            var query = Insights.Typed.InsightsQuery.FromText($"SELECT {Names(width)} FROM {Dataset}");
            var chunk = random.Next(3) == 0 ? int.MaxValue : random.Next(1, text.Length + 1);
            var (rows, error) = await ReadAsync(query, text.ToString(), chunk, Records.Widths[i % Records.Widths.Count]);

            Assert.Equal(expected is null, error is not null);
            if (expected is not null)
            {
                Assert.Equal(expected.Skip(1), rows);
            }

            (read, refused) = error is null ? (read + 1, refused) : (read, refused + 1);
        }

        Assert.True(read > Soak.Times(500) && refused > Soak.Times(500), $"{read} read, {refused} refused");
    }

    private static IEnumerable<string> Names(int width) => Enumerable.Range(0, width).Select(i => $"C{i}");

    private static async Task<(List<string[]> Rows, ReportFormatException? Error)> ReadAsync(InsightsQuery<TextRow> query, string text, int chunk, ScanWidth width)
    {
        var found = new List<string[]>();
        using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(text), chunk);
        using var records = new DelimitedReader(stream, Records.Comma, Records.Limit, width);
        var rows = new RowSequence<TextRow>(records, query.CreateProjector(), query.DatasetName);
        try
        {
            do
            {
                while (rows.ReadBatch() is > 0 and var count)
                {
                    for (var i = 0; i < count; i++)
                    {
                        found.Add([.. rows[i].Values.Select(value => value ?? "")]);
                    }
                }
            }
            while (await records.FillAsync(TestContext.Current.CancellationToken));
            rows.Complete();
            return (found, null);
        }
        catch (ReportFormatException error)
        {
            return (found, error);
        }
    }
}
