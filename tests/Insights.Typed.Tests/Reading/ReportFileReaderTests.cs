using System.IO.Compression;
using System.Text;

namespace Insights.Typed.Tests.Reading;

/// <summary>Reports on disk or in a stream.</summary>
public sealed class ReportFileReaderTests : IDisposable
{
    private const string Text = "Seats,Name\r\n1,a\r\n2,\"b,\"\r\n";

    private static readonly InsightsQuery<(string, long)> Query = Datasets.Everything.Select(x => ValueTuple.Create(x.Name, x.Seats));

    private readonly string folder = Directory.CreateTempSubdirectory("insights-typed-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_is_read_again_by_each_enumeration()
    {
        var rows = ReportFileReader.ReadAsync(Query, Saved("report.csv", Text), cancellationToken: Token);

        Assert.Equal([("a", 1), ("b,", 2)], await rows.ToListAsync(Token));
        Assert.Equal([("a", 1), ("b,", 2)], await rows.ToListAsync(Token));
    }

    [Theory]
    [InlineData("report.tsv", null)]
    [InlineData("REPORT.TSV", null)]
    [InlineData("report.tsv.gz", null)]
    [InlineData("report.txt", "tsv")]
    public async Task TSV_is_recognized_by_the_file_name_or_by_an_option(string name, string? format)
    {
        var options = new ReportFileOptions { Format = format is null ? null : new ReportFormat(format) };

        Assert.Equal([("a", 1)], await ReadAsync(Saved(name, "Seats\tName\n1\ta\n"), options));
    }

    [Fact]
    public async Task A_compressed_file_is_recognized_by_its_first_bytes_under_any_name()
    {
        var path = Path.Combine(folder, "report.csv");
        await File.WriteAllBytesAsync(path, Zipped(Text), Token);

        Assert.Equal([("a", 1), ("b,", 2)], await ReadAsync(path));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public async Task A_stream_is_read_compressed_or_not_and_left_open(int chunk)
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(Text), Zipped(Text) })
        {
            using var stream = new ChunkedStream(bytes, chunk);

            Assert.Equal([("a", 1), ("b,", 2)], await ReportFileReader.ReadAsync(Query, stream, cancellationToken: Token).ToListAsync(Token));
            Assert.True(stream.CanRead);
        }
    }

    [Fact]
    public async Task A_truncated_compressed_file_is_an_error()
    {
        var complete = Zipped("Name,Seats\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},{i}\n")));
        foreach (var length in new[] { complete.Length - 1, complete.Length - 8, complete.Length / 2, 20 })
        {
            using var stream = new MemoryStream(complete[..length]);

            await Assert.ThrowsAsync<ReportFormatException>(async () => await ReportFileReader.ReadAsync(Query, stream, cancellationToken: Token).ToListAsync(Token));
        }
    }

    [Fact]
    public async Task Concatenated_compressed_files_are_one_file_and_other_trailing_data_is_an_error()
    {
        byte[] two = [.. Zipped("Name,Seats\na,1\n"), .. Zipped("b,2\n")];
        using var stream = new MemoryStream(two);
        using var followed = new MemoryStream([.. two, 0, 1]);

        Assert.Equal([("a", 1), ("b", 2)], await ReportFileReader.ReadAsync(Query, stream, cancellationToken: Token).ToListAsync(Token));
        var error = await Assert.ThrowsAsync<ReportFormatException>(async () => await ReportFileReader.ReadAsync(Query, followed, cancellationToken: Token).ToListAsync(Token));
        Assert.StartsWith("The compressed report is damaged: other bytes follow its gzip data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_closed_when_reading_stops_early()
    {
        var path = Saved("report.csv", Text);
        await foreach (var row in ReportFileReader.ReadAsync(Query, path, cancellationToken: Token))
        {
            break;
        }

        using var exclusive = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(exclusive.CanWrite);
    }

    [Fact]
    public async Task Cancellation_ends_the_reading_by_either_token()
    {
        var path = Saved("report.csv", Text);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ReportFileReader.ReadAsync(Query, path, cancellationToken: source.Token).ToListAsync(Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ReportFileReader.ReadAsync(Query, path, cancellationToken: Token).ToListAsync(source.Token));
    }

    [Fact]
    public async Task An_exception_of_a_projection_ends_the_reading()
    {
        var query = Datasets.Everything.Select(x => 10 / (x.Seats - 1));
        await using var rows = ReportFileReader.ReadAsync(query, Saved("report.csv", "Seats\n2\n1\n3\n"), cancellationToken: Token).GetAsyncEnumerator(Token);

        Assert.True(await rows.MoveNextAsync());
        await Assert.ThrowsAsync<DivideByZeroException>(async () => await rows.MoveNextAsync());
        Assert.False(await rows.MoveNextAsync());
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_an_error_when_it_is_read() =>
        await Assert.ThrowsAsync<FileNotFoundException>(() => ReadAsync(Path.Combine(folder, "none.csv")));

    [Fact]
    public void Invalid_arguments_are_refused_immediately()
    {
        Assert.Throws<ArgumentException>(() => ReportFileReader.ReadAsync(Query, "a.csv", new ReportFileOptions { Format = new ReportFormat("PARQUET") }, Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportFileReader.ReadAsync(Query, "a.csv", new ReportFileOptions { MaxRecordBytes = 1023 }, Token));
        Assert.Contains("MaxRecordBytes ('536870913') must be less than or equal to '536870912'.", Assert.Throws<ArgumentOutOfRangeException>(
            () => ReportFileReader.ReadAsync(Query, "a.csv", new ReportFileOptions { MaxRecordBytes = (512 * 1024 * 1024) + 1 }, Token)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ReportFileReader.ReadAsync(Query, "", null, Token));
        using var closed = new MemoryStream();
        closed.Dispose();
        Assert.Throws<ArgumentException>(() => ReportFileReader.ReadAsync(Query, closed, null, Token));
    }

    [Fact]
    public async Task The_longest_record_can_be_set() =>
        await Assert.ThrowsAsync<ReportFormatException>(() => ReadAsync(Saved("report.csv", $"Name,Seats\n{new string('x', 2000)},1\n"), new ReportFileOptions { MaxRecordBytes = 1024 }));

    private static byte[] Zipped(string text)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return output.ToArray();
    }

    private static async Task<List<(string, long)>> ReadAsync(string path, ReportFileOptions? options = null) =>
        await ReportFileReader.ReadAsync(Query, path, options, Token).ToListAsync(Token);

    private string Saved(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
