using System.Data;
using System.Data.Common;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Scheduled;

/// <summary>An execution of a scheduled report as a data reader: the same rows as typed ones, also if the download is interrupted.</summary>
public sealed class ExecutionReaderTests
{
    private static readonly InsightsQuery<(Guid Id, string Customer, DateOnly Month, DateOnly? FirstUse, decimal Acr)> Usage = Datasets.AzureUsage
        .During(t => t.Lifetime)
        .Select(x => (x.SubscriptionId, x.CustomerName, x.Month, x.FirstUseDate, x.TotalACR));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("CSV")]
    [InlineData("TSV")]
    public async Task The_columns_of_the_query_are_read_with_their_types_and_gaps(string format)
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (report, execution) = await NightAsync(local, format);
        var rows = await report.ReadAsync(execution, cancellationToken: Cancel).ToListAsync(Cancel);

        await using var reader = await report.OpenDataReaderAsync(execution, cancellationToken: Cancel);

        Assert.Equal(
            [("SubscriptionId", typeof(Guid)), ("CustomerName", typeof(string)), ("Month", typeof(DateOnly)), ("FirstUseDate", typeof(DateOnly)), ("TotalACR", typeof(decimal))],
            reader.GetColumnSchema().Select(column => (column.ColumnName, column.DataType!)));
        Assert.Equal([false, false, false, true, false], reader.GetColumnSchema().Select(column => column.AllowDBNull!.Value));
        Assert.Equal(rows, await RowsAsync(reader));
        Assert.Equal(300, rows.Count);
        Assert.Contains(rows, row => row.FirstUse is null);
    }

    [Fact]
    public async Task A_missing_value_is_DBNull()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (report, execution) = await NightAsync(local);
        await using var reader = await report.OpenDataReaderAsync(execution, cancellationToken: Cancel);
        while (await reader.ReadAsync(Cancel) && !await reader.IsDBNullAsync(3, Cancel))
        {
        }

        Assert.Equal(DBNull.Value, reader.GetValue(3));
        Assert.Equal(DBNull.Value, reader["FirstUseDate"]);
        Assert.Throws<InvalidCastException>(() => reader.GetDateTime(3));
    }

    [Fact]
    public async Task Blocking_reads_return_all_rows()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (report, execution) = await NightAsync(local);
        using var reader = await report.OpenDataReaderAsync(execution, cancellationToken: Cancel);
        using var table = new DataTable();

        table.Load(reader);

        Assert.Equal(300, table.Rows.Count);
        Assert.Contains(table.Rows.Cast<DataRow>(), row => row.IsNull("FirstUseDate"));
    }

    [Fact]
    public async Task Progress_is_reported_as_for_typed_rows()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (report, execution) = await NightAsync(local);
        var (typed, untyped) = (new ProgressRecorder(), new ProgressRecorder());
        await report.ReadAsync(execution, typed, cancellationToken: Cancel).ToListAsync(Cancel);

        await using (var reader = await report.OpenDataReaderAsync(execution, untyped, cancellationToken: Cancel))
        {
            await RowsAsync(reader);
        }

        var last = untyped.All[^1];
        Assert.Equal((report.ReportId, execution.ExecutionId, 300L), (last.ReportId, last.ExecutionId, last.Rows));
        Assert.Equal(typed.All[^1], last);
        Assert.Equal(last.TotalBytes, last.Bytes);
    }

    [Fact]
    public async Task Progress_starts_with_the_reading_and_ends_as_completed_in_each_enumeration()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (report, execution) = await NightAsync(local);
        var progress = new ProgressRecorder();

        var rows = report.ReadAsync(execution, progress, cancellationToken: Cancel);
        Assert.Empty(progress.All);
        for (var enumeration = 0; enumeration < 2; enumeration++)
        {
            progress.All.Clear();
            await rows.ToListAsync(Cancel);

            Assert.Equal([ReportStage.Reading, ReportStage.Completed], progress.All.Select(value => value.Stage).Distinct());
            Assert.All(progress.All, value => Assert.Equal((report.ReportId, execution.ExecutionId, ExecutionStatus.Completed), (value.ReportId, value.ExecutionId, value.ExecutionStatus)));
            Assert.Equal((0L, 300L), (progress.All[0].Rows, progress.All[^1].Rows));
        }
    }

    [Fact]
    public async Task A_download_that_is_interrupted_repeatedly_is_resumed()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (report, execution) = await NightAsync(local);
        var rows = await report.ReadAsync(execution, cancellationToken: Cancel).ToListAsync(Cancel);
        foreach (var bytes in new[] { 0, 1, 700, 5000 })
        {
            local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(bytes));
        }

        await using var reader = await report.OpenDataReaderAsync(execution, cancellationToken: Cancel);

        Assert.Equal(rows, await RowsAsync(reader));
        Assert.Equal(0, local.Service.Faults.Remaining);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_expired_link_is_requested_again(bool isInTheMiddle)
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (report, execution) = await NightAsync(local);
        var rows = await report.ReadAsync(execution, cancellationToken: Cancel).ToListAsync(Cancel);
        if (isInTheMiddle)
        {
            local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(2000));
            local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.ExpiredLink);
        }
        else
        {
            local.Time.Advance(TimeSpan.FromHours(3));
        }

        await using var reader = await report.OpenDataReaderAsync(execution, cancellationToken: Cancel);

        Assert.Equal(rows, await RowsAsync(reader));
        Assert.Equal(0, local.Service.Faults.Remaining);
    }

    [Fact]
    public async Task An_error_in_the_middle_is_thrown_and_never_treated_as_the_end()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (report, execution) = await NightAsync(local);
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(3000));
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.ErrorStatus(500), times: 100);
        await using var reader = await report.OpenDataReaderAsync(execution, cancellationToken: Cancel);

        var error = await Assert.ThrowsAnyAsync<InsightsException>(() => RowsAsync(reader));

        Assert.Equal("download report", error.Operation);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.ReadAsync(Cancel));
        Assert.Throws<InvalidOperationException>(() => reader.Read());
        Assert.Throws<InvalidOperationException>(() => reader.GetValue(0));
    }

    [Fact]
    public async Task A_read_that_is_canceled_ends_the_reading_and_another_reader_has_all_rows()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (report, execution) = await NightAsync(local);
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(await EndOfRowAsync(local, execution, 20)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var reader = await report.OpenDataReaderAsync(execution, cancellationToken: Cancel);
        for (var row = 1; row <= 20; row++)
        {
            Assert.True(await reader.ReadAsync(stop.Token));
        }

        var read = reader.ReadAsync(stop.Token);
        await stop.CancelAsync();

        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        Assert.Equal(stop.Token, canceled.CancellationToken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.ReadAsync(Cancel));
        await using var another = await report.OpenDataReaderAsync(execution, cancellationToken: Cancel);
        Assert.Equal(300, (await RowsAsync(another)).Count);
    }

    [Fact]
    public async Task Opening_it_can_be_canceled()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (report, execution) = await NightAsync(local);
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.NoResponse);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var opening = report.OpenDataReaderAsync(execution, cancellationToken: stop.Token);
        Assert.False(opening.IsCompleted);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    [Fact]
    public async Task Disposing_it_early_ends_the_download_and_keeps_the_execution()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (report, execution) = await NightAsync(local);
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(3000));
        var reader = await report.OpenDataReaderAsync(execution, cancellationToken: Cancel);
        Assert.True(await reader.ReadAsync(Cancel));

        await reader.DisposeAsync();
        await reader.DisposeAsync();

        Assert.True(reader.IsClosed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => reader.ReadAsync(Cancel));
        Assert.Equal(300, await report.ReadAsync(execution, cancellationToken: Cancel).CountAsync(Cancel));
        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task An_unreadable_execution_is_reported_before_a_reader_is_returned()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (report, execution) = await NightAsync(local);
        var other = await local.Client.CreateScheduledReportAsync(Usage, new ReportSchedule { ReportName = "Other", RecurrenceInterval = 24 }, Cancel);

        await Assert.ThrowsAsync<ArgumentException>(() => other.OpenDataReaderAsync(execution, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentNullException>(() => report.OpenDataReaderAsync(null!, cancellationToken: Cancel));
        await report.DeleteAsync(Cancel);
        await Assert.ThrowsAnyAsync<InsightsException>(() => report.OpenDataReaderAsync(execution, cancellationToken: Cancel));
    }

    private static async Task<(ScheduledReport<(Guid Id, string Customer, DateOnly Month, DateOnly? FirstUse, decimal Acr)> Report, ReportExecution Execution)> NightAsync(
        LocalServiceHost local, string format = "CSV")
    {
        var report = await local.Client.CreateScheduledReportAsync(
            Usage, new ReportSchedule { ReportName = "Nightly", RecurrenceInterval = 24, Format = new ReportFormat(format) }, Cancel);
        return (report, await report.WatchAsync(cancellationToken: Cancel).FirstAsync(Cancel));
    }

    /// <summary>The number of bytes of the file up to the end of a row.</summary>
    private static async Task<int> EndOfRowAsync(LocalServiceHost local, ReportExecution execution, int row)
    {
        using var file = new MemoryStream();
        await local.Client.DownloadAsync(execution, file, cancellationToken: Cancel);
        var lines = System.Text.Encoding.UTF8.GetString(file.ToArray()).Split('\n').Take(row + 1);
        return lines.Sum(line => System.Text.Encoding.UTF8.GetByteCount(line) + 1);
    }

    private static async Task<List<(Guid Id, string Customer, DateOnly Month, DateOnly? FirstUse, decimal Acr)>> RowsAsync(DbDataReader reader)
    {
        var rows = new List<(Guid, string, DateOnly, DateOnly?, decimal)>();
        while (await reader.ReadAsync(Cancel))
        {
            rows.Add((
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetFieldValue<DateOnly>(2),
                reader.IsDBNull(3) ? null : reader.GetFieldValue<DateOnly>(3),
                reader.GetDecimal(4)));
        }

        return rows;
    }

    private sealed class ProgressRecorder : IProgress<ReportProgress>
    {
        public List<ReportProgress> All { get; } = [];

        public void Report(ReportProgress value) => All.Add(value);
    }
}
