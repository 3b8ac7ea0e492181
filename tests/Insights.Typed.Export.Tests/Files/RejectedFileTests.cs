using Insights.Typed.Export.Tests.Databases;
using Insights.Typed.Language;

namespace Insights.Typed.Export.Tests.Files;

/// <summary>The files of rejected rows are those of the export that is recorded.</summary>
public sealed class RejectedFileTests(DatabaseService service, AzuriteServer server) : RejectedFileTestBase(service, server)
{
    /// <summary>The export that rejected rows wrote no record, and the schema is corrected before the next one.</summary>
    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Files_of_rejected_rows_are_deleted_by_an_export_without_any(StoreKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns);
        var corrected = await report.OpenAsync([AnyValues.Name, new("Misfit", ColumnType.Text, isNullable: false)]);
        foreach (var limit in (RowRejectionLimit?[])[null, Limit])
        {
            await using var store = await CreateStoreAsync(kind);
            await using var target = store.CreateTarget();
            await target.ExportAsync(report.CreateItem("values", maxRejectedRows: Limit), Token);
            await store.LoadAsync();
            Assert.Equal(2, GetRejectedFiles(store).Count);
            await store.DeleteAsync(Assert.Single(store.FileNames, name => name.EndsWith(".json", StringComparison.Ordinal)));

            var exported = await target.ExportAsync(corrected.CreateItem("values", maxRejectedRows: limit), Token);

            await store.LoadAsync();
            Assert.Equal((120, 0), (exported!.Rows, exported.RejectedRows));
            Assert.Empty(GetRejectedFiles(store));
        }
    }

    /// <summary>As above, but the files that a signature may not delete have no rows any more.</summary>
    [Fact]
    public async Task Files_of_rejected_rows_that_may_not_be_deleted_are_emptied_by_an_export_without_any()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns);
        var corrected = await report.OpenAsync([AnyValues.Name, new("Misfit", ColumnType.Text, isNullable: false)]);
        await using var store = (TestContainer)await CreateStoreAsync(StoreKind.Blob);
        await using var refused = store.CreateTargetWithoutDeletion();
        await refused.ExportAsync(report.CreateItem("values", maxRejectedRows: Limit), Token);
        await store.LoadAsync();
        await store.DeleteAsync(Assert.Single(store.FileNames, name => name.EndsWith(".json", StringComparison.Ordinal)));

        var exported = await refused.ExportAsync(corrected.CreateItem("values", maxRejectedRows: Limit), Token);

        await store.LoadAsync();
        Assert.Equal((120, 0), (exported!.Rows, exported.RejectedRows));
        Assert.Equal(2, GetRejectedFiles(store).Count);
        Assert.All(GetRejectedFiles(store), file => Assert.Equal(0, new FileInfo(Path.Combine(store.Root, file)).Length));
    }

    [Fact]
    public async Task The_next_export_of_an_entry_deletes_what_a_killed_program_rejected()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns, nights: 2);
        await using var store = await CreateStoreAsync(StoreKind.Folder);
        await using var target = store.CreateTarget();
        List<string> incomplete = [];
        var progress = new EachProgress(() => incomplete = GetRejectedFiles(store));
        await target.ExportAsync(report.CreateItem("values", night: 0, maxRejectedRows: Limit, progress: progress), Token);
        Assert.Equal(2, incomplete.Count);
        Assert.Empty(GetRejectedFiles(store).Intersect(incomplete));
        foreach (var name in incomplete)
        {
            await store.WriteAsync(name, "of a program that was killed");
        }

        await target.ExportAsync(report.CreateItem("values", night: 1, maxRejectedRows: Limit), Token);

        Assert.Equal(4, GetRejectedFiles(store).Count);
        Assert.Empty(GetRejectedFiles(store).Intersect(incomplete));
    }

    /// <summary>The extension is the format of the report, so that a reader of report files can read the rows after the schema is corrected.</summary>
    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Files_of_rejected_rows_can_be_read_as_a_report(StoreKind kind)
    {
        foreach (var format in (ReportFormat[])[ReportFormat.Csv, ReportFormat.Tsv])
        {
            var report = await Service.ScheduleAsync(AnyValues.Schema, Columns, nights: 2, format);
            await using var store = await CreateStoreAsync(kind);
            await using var target = store.CreateTarget();

            var exported = await target.ExportAsync(report.CreateItem("values", 0, ExportMode.Replace, Limit), Token);

            await store.LoadAsync();
            Assert.Equal([format.FileExtension, ".jsonl"], GetRejectedFiles(store).Select(file => Path.GetExtension(file)));
            var corrected = (await report.OpenAsync([AnyValues.Name, new("Misfit", ColumnType.Text, isNullable: false)])).Report;
            var rows = await ReportFileReader.ReadAsync((InsightsQuery<TextRow>)corrected.Query, Path.Combine(store.Root, GetRejectedFiles(store)[0]), cancellationToken: Token).ToListAsync(Token);
            Assert.Equal(exported!.RejectedRows, rows.Count);
            Assert.All(rows, row => Assert.Equal("many", row["Misfit"]));

            await target.ExportAsync(report.CreateItem("values", 1, ExportMode.Replace, Limit), Token);

            await store.LoadAsync();
            Assert.Equal(2, GetRejectedFiles(store).Count);
        }
    }

    private sealed class EachProgress(Action action) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => action();
    }
}
