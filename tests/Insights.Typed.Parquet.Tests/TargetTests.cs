namespace Insights.Typed.Parquet.Tests;

/// <summary>Where a file is written, and what is there after an error.</summary>
public sealed class TargetTests(ServiceOfAllDatasets service)
{
    private static readonly InsightsQuery Query = Datasets.Everything.Select(x => new { x.Name, x.Seats });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_canceled_run_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var options = new ParquetOptions { MaxRowGroupRows = 100, Run = new() { Progress = new CancelWhenRowsAreRead(source) } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => service.Client.WriteParquetAsync(Datasets.OfficeUsage.Select(x => x.CustomerName), folder.GetPath("report.parquet"), options, source.Token));

        Assert.Empty(folder.FileNames);
    }

    [Fact]
    public async Task A_file_is_replaced_by_a_complete_one_only()
    {
        using var folder = new TemporaryFolder();
        var path = folder.GetPath("report.parquet");
        var good = folder.Write("good.csv", "Name,Seats\na,1\n");
        var damaged = folder.Write("damaged.csv", "Name,Seats\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"b,{i}\n")) + "c\n");
        await ReportFileConverter.WriteParquetAsync(Query, good, path, cancellationToken: Cancel);

        var options = new ParquetOptions { MaxRowGroupRows = 100 };
        await Assert.ThrowsAsync<ReportFormatException>(() => ReportFileConverter.WriteParquetAsync(Query, damaged, path, options, Cancel));
        Assert.Equal([["a", 1L]], DuckDb.ReadRows(path));

        await ReportFileConverter.WriteParquetAsync(Query, folder.Write("good.csv", "Name,Seats\nz,9\n"), path, cancellationToken: Cancel);
        Assert.Equal([["z", 9L]], DuckDb.ReadRows(path));
        Assert.Equal(["damaged.csv", "good.csv", "report.parquet"], folder.FileNames);
    }

    [Fact]
    public async Task The_folder_is_created()
    {
        using var folder = new TemporaryFolder();
        var path = folder.GetPath("dataset=Everything/date=2026-01-01/part-0.parquet");

        await ReportFileConverter.WriteParquetAsync(Query, folder.Write("report.csv", "Name,Seats\na,1\n"), path, cancellationToken: Cancel);

        Assert.Equal([["a", 1L]], DuckDb.Query("SELECT Name, Seats FROM read_parquet($1)", path));
        Assert.Equal(["part-0.parquet"], new DirectoryInfo(Path.GetDirectoryName(path)!).EnumerateFiles().Select(file => file.Name));
    }

    /// <summary>A stream, such as that of a web response, need be neither seekable nor synchronous.</summary>
    [Fact]
    public async Task A_stream_receives_the_bytes_of_the_file_asynchronously()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.Write("report.csv", EverythingReport.ToCsv(EverythingReport.CreateRows(450)));
        var options = new ParquetOptions { MaxRowGroupRows = 200 };
        await ReportFileConverter.WriteParquetAsync(EverythingReport.Query, csv, folder.GetPath("report.parquet"), options, Cancel);

        await using var source = File.OpenRead(csv);
        await using var destination = new AsynchronousStream();
        var result = await ReportFileConverter.WriteParquetAsync(EverythingReport.Query, source, destination, options, Cancel);

        Assert.Equal(await File.ReadAllBytesAsync(folder.GetPath("report.parquet"), Cancel), destination.Written);
        Assert.Equal(destination.Written.Length, result.Bytes);
    }

    [Theory]
    [InlineData(99, 38, 18)]
    [InlineData(100, 39, 18)]
    [InlineData(100, 10, 11)]
    [InlineData(100, 38, 29)]
    public async Task An_option_out_of_range_is_an_error(int rows, int precision, int scale) => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
        () => ReportFileConverter.WriteParquetAsync(
            Query, "none.csv", "none.parquet", new() { MaxRowGroupRows = rows, DecimalPrecision = precision, DecimalScale = scale }, Cancel));

    [Fact]
    public async Task An_error_names_the_option()
    {
        Assert.StartsWith("MaxRowGroupRows must be from 100 to 10000000.", (await RefusedAsync(new() { MaxRowGroupRows = 99 })).Message, StringComparison.Ordinal);
        Assert.StartsWith("Compression must be Snappy, Zstd, GZip or Uncompressed.", (await RefusedAsync(new() { Compression = (ParquetCompression)9 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("MaxBatchRows", () => ReportFileConverter.ReadArrowAsync(Query, "none.csv", new() { MaxBatchRows = 99 }, Cancel));

        static Task<ArgumentOutOfRangeException> RefusedAsync(ParquetOptions options) =>
            Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ReportFileConverter.WriteParquetAsync(Query, "none.csv", "none.parquet", options, Cancel));
    }

    /// <summary>They would have no effect: progress would not be reported, and rows would not be rejected.</summary>
    [Fact]
    public async Task Options_of_another_source_are_refused()
    {
        var (run, file) = (new ReportRunOptions(), new ReportFileOptions());
        using var folder = new TemporaryFolder();
        var path = folder.GetPath("report.parquet");
        await using var host = await LocalServiceHost.StartAsync();
        var report = await host.Client.CreateScheduledReportAsync(Datasets.OfficeUsage, new ReportSchedule { ReportName = "Night", RecurrenceInterval = 24 }, Cancel);
        var execution = new ReportExecution { ExecutionId = "e", ReportId = report.ReportId };

        await Assert.ThrowsAsync<ArgumentException>("options", () => host.Client.WriteParquetAsync(Query, path, new() { File = file }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>("options", () => host.Client.WriteParquetAsync(Query, Stream.Null, new() { File = file }, Cancel));
        Assert.Throws<ArgumentException>("options", () => host.Client.ReadArrowAsync(Query, new() { File = file }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>("options", () => ReportFileConverter.WriteParquetAsync(Query, "none.csv", path, new() { Run = run }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>("options", () => ReportFileConverter.WriteParquetAsync(Query, Stream.Null, Stream.Null, new() { Run = run }, Cancel));
        Assert.Throws<ArgumentException>("options", () => ReportFileConverter.ReadArrowAsync(Query, "none.csv", new() { Run = run }, Cancel));
        Assert.Throws<ArgumentException>("options", () => ReportFileConverter.ReadArrowAsync(Query, Stream.Null, new() { Run = run }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>("options", () => report.WriteParquetAsync(execution, path, new() { Run = run }, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>("options", () => report.WriteParquetAsync(execution, Stream.Null, new() { File = file }, cancellationToken: Cancel));
        Assert.Throws<ArgumentException>("options", () => report.ReadArrowAsync(execution, new() { Run = run }, cancellationToken: Cancel));
        Assert.Empty(folder.FileNames);
    }

    [Fact]
    public async Task A_destination_that_cannot_be_written_is_refused_before_a_request_is_sent()
    {
        await using var host = await LocalServiceHost.StartAsync();
        await using var destination = new MemoryStream([], writable: false);

        await Assert.ThrowsAsync<ArgumentException>("destination", () => host.Client.WriteParquetAsync(Query, destination, cancellationToken: Cancel));

        Assert.Empty(host.Service.Requests);
    }

    [Fact]
    public async Task Options_are_copied()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.Write("report.csv", "Name,Seats\nb,many\n" + string.Concat(Enumerable.Range(0, 250).Select(i => $"a,{i}\n")));
        var (parquet, arrow) = (CreateParquetOptions(), CreateArrowOptions());
        var unchanged = await ReportFileConverter.WriteParquetAsync(Query, csv, folder.GetPath("unchanged.parquet"), CreateParquetOptions(), Cancel);
        var lengths = await ReportFileConverter.ReadArrowAsync(Query, csv, CreateArrowOptions(), Cancel).Select(batch => batch.Length).ToListAsync(Cancel);

        var writing = ReportFileConverter.WriteParquetAsync(Query, csv, folder.GetPath("report.parquet"), parquet, Cancel);
        var batches = ReportFileConverter.ReadArrowAsync(Query, csv, arrow, Cancel);
        (parquet.MaxRowGroupRows, parquet.File!.RowRejection, parquet.File) = (1, null, null);
        (arrow.MaxBatchRows, arrow.File!.RowRejection, arrow.File) = (1, null, null);

        Assert.Equal(unchanged, await writing);
        Assert.Equal(lengths, await batches.Select(batch => batch.Length).ToListAsync(Cancel));

        static ParquetOptions CreateParquetOptions() => new() { MaxRowGroupRows = 100, File = new() { RowRejection = CreateRejection() } };
        static ArrowOptions CreateArrowOptions() => new() { MaxBatchRows = 100, File = new() { RowRejection = CreateRejection() } };
        static RowRejectionOptions CreateRejection() => new() { MaxRejectedRows = RowRejectionLimit.FromCount(1), OnRowRejected = _ => { } };
    }

    private sealed class CancelWhenRowsAreRead(CancellationTokenSource source) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value)
        {
            if (value.Rows > 0 || value.Bytes > 0)
            {
                source.Cancel();
            }
        }
    }

    private sealed class AsynchronousStream : Stream
    {
        private readonly MemoryStream written = new();

        public byte[] Written => written.ToArray();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            written.Write(buffer.Span);
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
