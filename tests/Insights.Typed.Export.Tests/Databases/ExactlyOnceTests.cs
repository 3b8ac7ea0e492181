using Insights.Typed.LocalService;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>An execution is in a database whole or not at all, and never twice.</summary>
public sealed class ExactlyOnceTests(DatabaseService service, PostgreSqlServer server) : DatabaseTestBase(service, server)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.DuckDb)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Rows_of_several_executions_are_replaced_when_their_table_is_renamed(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats, AnyValues.Name], nights: 5);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        await ExportAsync(0, ExportMode.Append);
        await ExportAsync(1, ExportMode.Append);
        await AssertRefusedAsync(night: 2);

        // The entry is still appended at first, to a new table.
        await database.ExecuteAsync($"ALTER TABLE {database.Quote("values")} RENAME TO old");
        await ExportAsync(2, ExportMode.Append);
        await ExportAsync(3, ExportMode.Append);
        await AssertRefusedAsync(night: 4);
        await database.ExecuteAsync($"DELETE FROM {database.Quote("values")} WHERE _execution = '{report.Executions[2].ExecutionId}'");
        Assert.Empty(await target.GetChangesAsync("values", report.CreateItem("values").Columns, ExportMode.Replace, Token));
        await ExportAsync(4, ExportMode.Replace);

        Assert.Equal(await report.GetRowsAsync(night: 4), await database.ReadRowsAsync("values", [AnyValues.Seats, AnyValues.Name]));
        Assert.Empty(await target.GetChangesAsync("values", report.CreateItem("values").Columns, ExportMode.Replace, Token));
        Assert.Equal(5, (await target.GetExportedAsync(Token)).Count);

        async Task ExportAsync(int night, ExportMode mode) => Assert.NotNull(await target.ExportAsync(report.CreateItem("values", night, mode), Token));

        async Task AssertRefusedAsync(int night)
        {
            var refusal = await Assert.ThrowsAsync<ExportException>(() => ExportAsync(night, ExportMode.Replace));
            Assert.Contains("has the rows of 2 executions, and 'replace' would delete them. Rename the table", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Executions_are_appended_in_any_order_and_each_once(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All, nights: 3);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();

        foreach (var night in (int[])[2, 0, 1])
        {
            Assert.NotNull(await target.ExportAsync(report.CreateItem("values", night), Token));
            Assert.Null(await target.ExportAsync(report.CreateItem("values", night), Token));
        }

        Assert.Equal(await GetRowsAsync(report, 0, 1, 2), await database.ReadRowsAsync("values", AnyValues.All));
        Assert.Equal(
            report.Executions.Select(execution => ("values", execution.ExecutionId, report.Report.ReportId, execution.ReportGeneratedTime!.Value, 120L, 0L)),
            (await target.GetExportedAsync(Token)).Select(record => (record.Name, record.ExecutionId, record.ReportId, record.GeneratedTime, record.Rows, record.RejectedRows)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_newest_execution_replaces_the_others_and_none_is_loaded_again(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All, nights: 3);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();

        Assert.NotNull(await target.ExportAsync(report.CreateItem("values", 0, ExportMode.Replace), Token));
        Assert.NotNull(await target.ExportAsync(report.CreateItem("values", 2, ExportMode.Replace), Token));
        Assert.Null(await target.ExportAsync(report.CreateItem("values", 1, ExportMode.Replace), Token));
        Assert.Null(await target.ExportAsync(report.CreateItem("values", 0, ExportMode.Replace), Token));

        Assert.Equal(await GetRowsAsync(report, 2), await database.ReadRowsAsync("values", AnyValues.All));
        Assert.Equal(
            [(report.Executions[0].ExecutionId, true), (report.Executions[2].ExecutionId, false)],
            await database.QueryAsync($"SELECT execution_id, is_replaced FROM {database.Quote("insights_exports")} ORDER BY generated_time", reader => (reader.GetString(0), reader.GetBoolean(1))));
        Assert.Equal(2, (await target.GetExportedAsync(Token)).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_targets_at_once_store_each_execution_once(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All, nights: 3);
        var other = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var database = await CreateDatabaseAsync(kind);
        await using var first = database.CreateTarget();
        await using var second = database.CreateTarget();

        var exported = await Task.WhenAll(((IExportTarget[])[first, second]).SelectMany(target => ((ExportItem[])[
            report.CreateItem("values", 0), report.CreateItem("values", 1), report.CreateItem("values", 2), other.CreateItem("seats")]).Select(item => Task.Run(() => target.ExportAsync(item, Token)))));

        Assert.Equal(4, exported.Count(record => record is not null));
        Assert.Equal(await GetRowsAsync(report, 0, 1, 2), await database.ReadRowsAsync("values", AnyValues.All));
        Assert.Equal(await GetRowsAsync(other, 0), await database.ReadRowsAsync("seats", [AnyValues.Seats]));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_targets_at_once_replace_with_the_newest(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All, nights: 3);
        await using var database = await CreateDatabaseAsync(kind);
        await using var first = database.CreateTarget();
        await using var second = database.CreateTarget();

        await Task.WhenAll(((int[])[0, 1, 2]).SelectMany(night => ((IExportTarget[])[first, second]).Select(target =>
            Task.Run(() => target.ExportAsync(report.CreateItem("values", night, ExportMode.Replace), Token)))));

        Assert.Equal(await GetRowsAsync(report, 2), await database.ReadRowsAsync("values", AnyValues.All));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nothing_remains_of_an_export_that_is_canceled_and_the_next_is_complete(DatabaseKind kind)
    {
        await using var stalling = await DatabaseService.StartAsync();
        var report = await stalling.ScheduleAsync(AnyValues.Schema, AnyValues.All, nights: 2);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        await target.ExportAsync(report.CreateItem("values"), Token);
        var before = await database.ReadRowsAsync("values", AnyValues.All);
        foreach (var mode in Enum.GetValues<ExportMode>())
        {
            using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var progress = new CancelingProgress(source);
            stalling.Host.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(6000));

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => target.ExportAsync(report.CreateItem("values", 1, mode, progress: progress), source.Token));

            Assert.Equal(before, await database.ReadRowsAsync("values", AnyValues.All));
            Assert.Single(await target.GetExportedAsync(Token));
        }

        Assert.NotNull(await target.ExportAsync(report.CreateItem("values", 1), Token));
        Assert.Equal(await GetRowsAsync(report, 0, 1), await database.ReadRowsAsync("values", AnyValues.All));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nothing_remains_of_a_download_that_fails_and_the_next_is_complete(DatabaseKind kind)
    {
        await using var failing = await DatabaseService.StartAsync();
        var report = await failing.ScheduleAsync(AnyValues.Schema, AnyValues.All);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        failing.Host.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(6000));
        failing.Host.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.ErrorStatus(500), times: 100);

        await Assert.ThrowsAnyAsync<InsightsException>(() => target.ExportAsync(report.CreateItem("values"), Token));

        Assert.Empty(await target.GetExportedAsync(Token));
        Assert.Equal(["create the table values"], await target.GetChangesAsync("values", AnyValues.All, ExportMode.Append, Token));
        failing.Host.Service.Faults.Clear();
        Assert.NotNull(await target.ExportAsync(report.CreateItem("values"), Token));
        Assert.Equal(await GetRowsAsync(report, 0), await database.ReadRowsAsync("values", AnyValues.All));
    }

    private static async Task<List<string>> GetRowsAsync(NightlyReport report, params int[] nights)
    {
        var rows = new List<string>();
        foreach (var night in nights)
        {
            rows.AddRange(await report.GetRowsAsync(night));
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    /// <summary>Cancels when rows were read: before the end of the file, because the download has stalled.</summary>
    private sealed class CancelingProgress(CancellationTokenSource source) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value)
        {
            if (value.Rows > 0)
            {
                source.Cancel();
            }
        }
    }
}
