using System.Data.Common;
using System.Globalization;
using Insights.Typed.Client.Tests.Telemetry;
using Insights.Typed.LocalService;
using Insights.Typed.Schemas;

namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>
/// Rows that do not match the schema, from the service to the caller: with every way to read a report, accepted and rejected
/// rows together are those that the service wrote, and the counts agree.
/// </summary>
public sealed class RejectedRowTests : IDisposable
{
    private const string Text = "SELECT CustomerName, AssignedSeats, Month FROM DynamicsUsage TIMESPAN LIFETIME";

    /// <summary>The dataset after a change of the service: AssignedSeats has become text.</summary>
    private const string Live = """
        {
          "datasetName": "DynamicsUsage",
          "selectableColumns": ["CustomerName", "AssignedSeats", "Month"],
          "availableDateRanges": ["LIFETIME"],
          "minimumRecurrenceInterval": 24,
          "typed": {
            "columns": {
              "AssignedSeats": { "type": "text", "samples": ["7", "12", "9", "1.5", "many, \"or\" few"] },
              "Month": { "type": "date" }
            }
          }
        }
        """;

    private static readonly InsightsQuery<(string Customer, long Seats, DateOnly Month)> Seats = Datasets.DynamicsUsage
        .During(t => t.Lifetime)
        .Select(x => (x.CustomerName, x.AssignedSeats, x.Month));

    private readonly string folder = Directory.CreateTempSubdirectory("insights-typed-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_run_rejects_rows_and_counts_them_everywhere(int seed)
    {
        using var listening = new TelemetryRecorder();
        await using var local = await StartAsync(seed, listening.AddTo);
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(3000));
        var reading = new ReadSession(folder);

        reading.Accept(await local.Client.RunAsync(Seats, new ReportRunOptions { RowRejection = reading.Options, Progress = reading }, Token).ToListAsync(Token));

        Assert.Equal((0, 0), await local.CountRemainingAsync());
        var last = reading.Progress[^1];
        Assert.Equal((ReportStage.Completed, (long)reading.Accepted.Count, (long)reading.Rejected.Count), (last.Stage, last.Rows, last.RejectedRows));
        Assert.Equal(1, listening.Sum("insights.client.download.resumes"));
        Assert.Equal(reading.Rejected.Count, listening.Sum("insights.client.report.rejected_rows"));
        Assert.Equal(reading.Accepted.Count, listening.Sum("insights.client.report.rows"));
        var span = listening.ClientSpans.Single(span => span.OperationName == "read report");
        Assert.Equal(((long)reading.Rejected.Count, (long)reading.Accepted.Count), (span.GetTagItem("insights.rejected_rows"), span.GetTagItem("insights.rows")));
        Assert.Equal(
            $"{reading.Rejected.Count} rows of the report on DynamicsUsage were rejected, and {reading.Accepted.Count} were read",
            Assert.Single(listening.Events, e => e.Id.Name == "RowsRejected").Message);
        await reading.AssertCompleteAsync(await WrittenAsync(local));
    }

    [Fact]
    public async Task Executions_data_readers_and_saved_files_reject_the_same()
    {
        await using var local = await StartAsync(seed: 3);
        var report = await local.Client.CreateScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Nightly", RecurrenceInterval = 24 }, Token);
        var execution = await report.WatchAsync(cancellationToken: Token).FirstAsync(Token);
        var saved = Path.Combine(folder, "saved.csv");
        await using (var file = File.Create(saved))
        {
            await local.Client.DownloadAsync(execution, file, cancellationToken: Token);
        }

        // An execution has the data of its due time; a query that runs now has the current data. Each returns its data.
        var nightly = await ReportFileReader.ReadAsync(InsightsQuery.FromText(Text), saved, cancellationToken: Token).ToListAsync(Token);
        await CheckAsync(nightly, async r => r.Accept(await report.ReadAsync(execution, r, r.Options, Token).ToListAsync(Token)));
        await CheckAsync(nightly, async r => r.Accept(await report.ReadLatestAsync(r, r.Options, Token).ToListAsync(Token)));
        await CheckAsync(nightly, async r => await r.AcceptAsync(await report.OpenDataReaderAsync(execution, r, r.Options, Token)));
        await CheckAsync(nightly, async r => r.Accept(await ReportFileReader.ReadAsync(Seats, saved, new ReportFileOptions { RowRejection = r.Options }, Token).ToListAsync(Token)));
        await CheckAsync(nightly, async r => await r.AcceptAsync(ReportFileReader.OpenDataReader(Seats, saved, new ReportFileOptions { RowRejection = r.Options })));
        await CheckAsync(
            await WrittenAsync(local),
            async r => await r.AcceptAsync(await local.Client.OpenDataReaderAsync(Seats, new ReportRunOptions { RowRejection = r.Options, Progress = r }, Token)));

        async Task CheckAsync(List<TextRow> written, Func<ReadSession, Task> read)
        {
            var reading = new ReadSession(Directory.CreateTempSubdirectory("rejected-").FullName);
            try
            {
                await read(reading);
                await reading.AssertCompleteAsync(written);
                Assert.All(reading.Progress.TakeLast(1), last => Assert.Equal((reading.Accepted.Count, reading.Rejected.Count), ((int)last.Rows, (int)last.RejectedRows)));
            }
            finally
            {
                Directory.Delete(reading.Folder, recursive: true);
            }
        }
    }

    [Theory]
    [InlineData("3", "4 of ")]
    [InlineData("5%", " of 300 rows were rejected")]
    public async Task One_more_than_the_limit_ends_the_run_and_leaves_nothing_on_the_service(string limit, string message)
    {
        using var listening = new TelemetryRecorder();
        await using var local = await StartAsync(seed: 4, listening.AddTo);
        Assert.True(RowRejectionLimit.TryParse(limit, out var max));
        var reading = new ReadSession(folder);
        var options = new ReportRunOptions { RowRejection = reading.Options, Progress = reading };
        options.RowRejection.MaxRejectedRows = max;

        var error = await Assert.ThrowsAsync<ReportFormatException>(async () => await local.Client.RunAsync(Seats, options, Token).CountAsync(Token));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains($"MaxRejectedRows allows {limit}.", error.Message, StringComparison.Ordinal);
        Assert.Equal(Seats.ToString(), error.QueryText);
        Assert.Null(reading.Counts);
        Assert.Equal(reading.Rejected.Count, reading.Progress[^1].RejectedRows);
        Assert.Equal(reading.Rejected.Count, listening.Sum("insights.client.report.rejected_rows"));
        Assert.Single(listening.Events, e => e.Id.Name == "RowsRejected");
        Assert.Single(listening.Events, e => e.Id.Name == "ReportFailed");
        Assert.Equal((0, 0), await local.CountRemainingAsync());

        options.RowRejection.FilePath = null;
        await using var reader = await local.Client.OpenDataReaderAsync(Seats, options, Token);
        await Assert.ThrowsAsync<ReportFormatException>(async () => { while (await reader.ReadAsync(Token)) { } });
    }

    private static Task<LocalServiceHost> StartAsync(int seed, Action<InsightsClientOptions>? client = null) =>
        LocalServiceHost.StartAsync(options => { options.Seed = seed; options.Datasets = [Assert.Single(SchemaFile.Read("live.json", Live).Datasets)]; }, client);

    private static async Task<List<TextRow>> WrittenAsync(LocalServiceHost local) =>
        await local.Client.RunAsync(InsightsQuery.FromText(Text), Token).ToListAsync(Token);

    /// <summary>A reading, and everything that it reports.</summary>
    private sealed class ReadSession(string folder) : IProgress<ReportProgress>
    {
        public string Folder => folder;

        public List<(string Customer, long Seats, DateOnly Month)> Accepted { get; } = [];

        public List<RejectedRow> Rejected { get; } = [];

        public List<ReportProgress> Progress { get; } = [];

        public RowCounts? Counts { get; private set; }

        public RowRejectionOptions Options => new()
        {
            MaxRejectedRows = RowRejectionLimit.FromPercent(90),
            OnRowRejected = Rejected.Add,
            FilePath = Path.Combine(folder, "rejected.csv"),
            OnCompleted = counts => Counts = counts,
        };

        public void Report(ReportProgress value) => Progress.Add(value);

        public void Accept(List<(string, long, DateOnly)> rows) => Accepted.AddRange(rows);

        public async Task AcceptAsync(DbDataReader reader)
        {
            await using (reader)
            {
                while (await reader.ReadAsync(Token))
                {
                    Accepted.Add((reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<DateOnly>(2)));
                }
            }
        }

        /// <summary>Accepted and rejected rows together are the written rows, each once and whole, in their order.</summary>
        public async Task AssertCompleteAsync(List<TextRow> written)
        {
            var numbered = written.Select((row, i) => (Number: i + 1L, row.Values, Fits: long.TryParse(row["AssignedSeats"], NumberStyles.None, CultureInfo.InvariantCulture, out var seats), Seats: seats)).ToList();
            var mismatches = numbered.Where(row => !row.Fits).ToList();
            Assert.InRange(mismatches.Count, 20, written.Count - 20);
            Assert.Equal(
                numbered.Where(row => row.Fits).Select(row => (row.Values[0]!, row.Seats, DateOnly.ParseExact(row.Values[2]!, "yyyy-MM-dd", CultureInfo.InvariantCulture))), Accepted);
            Assert.Equal(mismatches.Select(row => (row.Number, "AssignedSeats")), Rejected.Select(row => (row.RowNumber, row.ColumnName)));
            Assert.Equal(new RowCounts(Accepted.Count, mismatches.Count), Counts);

            // The file contains them whole, under the header of the report.
            var file = await ReportFileReader.ReadAsync(InsightsQuery.FromText(Text), Options.FilePath!, cancellationToken: Token).ToListAsync(Token);
            Assert.Equal(mismatches.Select(row => row.Values), file.Select(row => row.Values));
        }
    }
}
