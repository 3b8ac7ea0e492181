using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>Records larger than the first buffer (64 KB), and larger than the limit.</summary>
public sealed class LongRecordTests
{
    private const int KB = 1024;

    [Theory]
    [InlineData(64 * KB, int.MaxValue)]
    [InlineData((64 * KB) - 1, 4096)]
    [InlineData(200 * KB, int.MaxValue)]
    [InlineData(200 * KB, 16_384)]
    [InlineData(900 * KB, 60_000)]
    public async Task A_record_larger_than_the_buffer_is_read_completely(int length, int chunk)
    {
        var field = string.Concat(Enumerable.Range(0, (length / 7) + 1).Select(i => $"{i:D6}\n"))[..length];
        var records = await Records.ReadAsync($"first,1\r\n\"{field}\"\"\",2\r\nlast,3\r\n", chunk: chunk);

        Assert.Equal([["first", "1"], [field + "\"", "2"], ["last", "3"]], records);
    }

    [Fact]
    public async Task Many_records_across_many_buffers_are_all_read()
    {
        var count = Math.Max(20_000, Soak.Times(100_000));
        var text = string.Concat(Enumerable.Range(0, count).Select(i => $"{i},\"{i}\"\"\"\r\n"));
        var records = await Records.ReadAsync(text, chunk: 10_007);

        Assert.Equal(count, records.Count);
        Assert.All(records.Select((fields, i) => (fields, i)), r => Assert.Equal([$"{r.i}", $"{r.i}\""], r.fields));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task A_record_of_very_many_fields_is_read_completely(int rowCount)
    {
        const int Fields = 5000;
        var rows = Shorten(rowCount);
        var text = string.Concat(Enumerable.Range(0, rows).Select(r => string.Join(',', Enumerable.Range(r, Fields)) + "\n"));
        var records = await Records.ReadAsync(text);

        Assert.Equal(rows, records.Count);
        Assert.All(records.Select((fields, r) => (fields, r)), row => Assert.Equal(Enumerable.Range(row.r, Fields).Select(i => $"{i}"), row.fields));
    }

    // Fields of one character each, so that many positions are found at once: in the initial index, or once it has grown.
    [Theory]
    [InlineData(3000, 1)]
    [InlineData(3000, 100)]
    [InlineData(12_200, 1)]
    [InlineData(12_200, 100)]
    public async Task Fields_that_nearly_fill_the_index_are_read(int count, int rowCount)
    {
        var rows = Shorten(rowCount);
        var text = string.Concat(Enumerable.Range(0, rows).Select(r => string.Join(',', Fields(r)) + "\n"));
        var records = await Records.ReadAsync(text);

        Assert.Equal(rows, records.Count);
        Assert.All(records.Select((fields, r) => (fields, r)), row => Assert.Equal(Fields(row.r), row.fields));

        IEnumerable<string> Fields(int row) => Enumerable.Range(row, count).Select(i => $"{i % 10}");
    }

    /// <summary>Numbers of fields around half of the index, so that it is full near the end of the second record.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public async Task An_index_that_is_full_near_the_end_of_a_record_grows(string first)
    {
        for (var fields = 2048; fields <= 2112; fields++)
        {
            var separators = new string(',', fields - 1);

            Assert.Equal([fields, fields], (await Records.ReadAsync($"{first}{separators}\n{separators}\n")).Select(record => record.Length));
        }
    }

    [Fact]
    public async Task A_record_larger_than_the_limit_is_refused_with_its_line()
    {
        var text = "a,b\n\"c\nd\",e\n" + new string('x', 300 * KB);

        Assert.StartsWith(
            "The record on line 4 of the report is longer than 131072 bytes. An opening quote without a closing one is the usual cause.",
            await Records.RefusalAsync(text, limit: 128 * KB),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unclosed_quote_does_not_read_the_rest_of_a_large_file()
    {
        var file = new byte[8 * Records.Limit];
        file.AsSpan().Fill((byte)'x');
        file[0] = (byte)'"';
        using var stream = new ChunkedStream(file, 50_000);
        using var reader = new DelimitedReader(stream, Records.Comma, Records.Limit);

        await Assert.ThrowsAsync<ReportFormatException>(async () =>
        {
            while (reader.ReadRecords(1).IsEmpty)
            {
                await reader.FillAsync(TestContext.Current.CancellationToken);
            }
        });
        Assert.InRange(stream.Position, Records.Limit, 2 * Records.Limit);
    }

    [Theory]
    [InlineData("\n", 1)]
    [InlineData("\r\n", 1)]
    [InlineData("", 1)]
    [InlineData("\n", 1000)]
    [InlineData("\r\n", 1000)]
    [InlineData("", 1000)]
    [InlineData("\r\n", int.MaxValue)]
    public async Task The_limit_is_exact_and_excludes_the_line_break(string lineBreak, int chunk)
    {
        const int Limit = 2048;
        var first = $"a,b{lineBreak}";
        foreach (var start in lineBreak.Length > 0 ? new[] { "", first } : [""])
        {
            var record = new string('x', Limit - 2) + ",y";

            Assert.Equal(record.Split(','), (await Records.ReadAsync($"{start}{record}{lineBreak}", chunk: chunk, limit: Limit))[^1]);
            Assert.Contains($"longer than {Limit} bytes", await Records.RefusalAsync($"{start}x{record}{lineBreak}", chunk, Limit), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_endless_row_of_separators_is_refused_before_it_fills_the_memory() =>
        Assert.Equal(
            "Row 1 of the report (line 2) has too many fields; the header has 2.",
            await Records.RefusalAsync("a,b\n" + new string(',', 500 * KB)));

    private static int Shorten(int rows) => Math.Min(rows, Math.Max(5, Soak.Times(rows)));
}
