using Insights.Typed.Export.Tests.Databases;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Tests.Files;

/// <summary>The files of rejected rows are those of the export that is recorded.</summary>
public sealed class RejectedFileTests(DatabaseService service, AzuriteServer server) : FileTestBase(service, server)
{
    private static readonly ReaderColumn[] Columns = [AnyValues.Name, new("Misfit", ColumnType.Integer, isNullable: false)];
    private static readonly RowRejectionLimit Limit = RowRejectionLimit.FromPercent(90);

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

    /// <summary>As a database does: the rejected rows are those of the rows that the target has.</summary>
    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Files_of_rejected_rows_of_a_replaced_execution_are_deleted(StoreKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns, nights: 3);
        foreach (var mode in Enum.GetValues<ExportMode>())
        {
            await using var store = await CreateStoreAsync(kind);
            await using var target = store.CreateTarget();
            for (var night = 0; night < 3; night++)
            {
                Assert.InRange((await target.ExportAsync(report.CreateItem("values", night, mode, Limit), Token))!.RejectedRows, 1, 120);
            }

            await store.LoadAsync();
            var kept = report.Executions.Skip(mode == ExportMode.Replace ? 2 : 0).SelectMany(execution => (string[])[$"{execution.ExecutionId}.csv", $"{execution.ExecutionId}.csv.reasons.jsonl"]);
            Assert.Equal(kept.Order(StringComparer.OrdinalIgnoreCase), GetRejectedFiles(store).Select(file => Path.GetFileName(file)).Order(StringComparer.OrdinalIgnoreCase));
            Assert.Equal(3, (await target.GetExportedAsync(Token)).Count);
        }
    }

    /// <summary>
    /// Its record is missing, and it is never exported again. Without a lock, its files could be of a program that is about to write the record, until
    /// they are older than the rows that are replaced.
    /// </summary>
    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Files_of_rejected_rows_of_an_export_that_was_killed_are_deleted_after_a_replacement(StoreKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns, nights: 3);
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();
        await target.ExportAsync(report.CreateItem("values", 0, ExportMode.Replace, Limit), Token);
        await store.LoadAsync();
        await store.DeleteAsync(Assert.Single(store.FileNames, name => name.EndsWith(".json", StringComparison.Ordinal)));
        await store.PassSecondAsync();

        await target.ExportAsync(report.CreateItem("values", 1, ExportMode.Replace, Limit), Token);

        await store.LoadAsync();
        Assert.Equal(kind == StoreKind.Folder ? 2 : 4, GetRejectedFiles(store).Count);

        await target.ExportAsync(report.CreateItem("values", 2, ExportMode.Replace, Limit), Token);

        await store.LoadAsync();
        Assert.Equal(2, GetRejectedFiles(store).Count);
        Assert.All(GetRejectedFiles(store), file => Assert.Contains(report.Executions[2].ExecutionId, file, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The rows are stored by then, so a signature that does not permit to delete is no error of the export.</summary>
    [Fact]
    public async Task Files_that_may_not_be_deleted_are_left_to_a_later_export_that_may()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns, nights: 4);
        await using var store = (TestContainer)await CreateStoreAsync(StoreKind.Blob);
        var warnings = new List<string>();
        await using (var refused = store.CreateTargetWithoutDeletion())
        {
            for (var night = 0; night < 3; night++)
            {
                Assert.NotNull(await refused.ExportAsync(report.CreateItem("values", night, ExportMode.Replace, Limit, onWarning: warnings.Add), Token));
            }

            Assert.Equal(3, (await refused.GetExportedAsync(Token)).Count);
        }

        await store.LoadAsync();
        var rejected = GetRejectedFiles(store);
        Assert.Equal(6, rejected.Count);
        Assert.Equal(["2 files", "4 files"], warnings.Select(warning => warning.Split(" with rejected rows of former executions in ")[0]));
        Assert.All(warnings, warning => Assert.Contains(" could not be deleted: it refuses the access (", warning, StringComparison.Ordinal));

        // As an export that was killed between the two deletions.
        await store.DeleteAsync(rejected[0]);
        await using var target = store.CreateTarget();
        Assert.NotNull(await target.ExportAsync(report.CreateItem("values", 3, ExportMode.Replace, Limit), Token));

        await store.LoadAsync();
        Assert.Equal(2, GetRejectedFiles(store).Count);
        Assert.Empty(GetRejectedFiles(store).Intersect(rejected));
    }

    [Fact]
    public async Task A_file_that_cannot_be_deleted_does_not_keep_the_others()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns, nights: 3);
        await using var store = (TestContainer)await CreateStoreAsync(StoreKind.Blob);
        await using (var refused = store.CreateTargetWithoutDeletion())
        {
            await refused.ExportAsync(report.CreateItem("values", 0, ExportMode.Replace, Limit), Token);
            await refused.ExportAsync(report.CreateItem("values", 1, ExportMode.Replace, Limit), Token);
        }

        await store.LoadAsync();
        Assert.Equal(4, GetRejectedFiles(store).Count);
        var leased = GetRejectedFiles(store).First(file => file.Contains(report.Executions[1].ExecutionId, StringComparison.OrdinalIgnoreCase));
        await store.LeaseAsync(leased);
        var warnings = new List<string>();
        await using var target = store.CreateTarget();

        Assert.NotNull(await target.ExportAsync(report.CreateItem("values", 2, ExportMode.Replace, Limit, onWarning: warnings.Add), Token));

        await store.LoadAsync();
        Assert.Equal(3, GetRejectedFiles(store).Count);
        Assert.Contains(leased, GetRejectedFiles(store));
        Assert.StartsWith("1 file with rejected rows", Assert.Single(warnings), StringComparison.Ordinal);
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

    /// <summary>Until they are uploaded, the files are in the folder of temporary files.</summary>
    [Fact]
    public async Task The_next_upload_deletes_what_a_killed_program_rejected()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns, nights: 2);
        await using var store = await CreateStoreAsync(StoreKind.Blob);
        await using var target = store.CreateTarget();
        var (left, running) = (CreateRejectedFolder(), CreateRejectedFolder());
        await File.WriteAllTextAsync(Path.Combine(left, "lock"), "", Token);
        using (new FileStream(Path.Combine(running, "lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            await target.ExportAsync(report.CreateItem("values", night: 0, maxRejectedRows: Limit), Token);

            Assert.False(Directory.Exists(left));
            Assert.Equal(3, Directory.GetFiles(running).Length);
        }

        await target.ExportAsync(report.CreateItem("values", night: 1, maxRejectedRows: Limit), Token);

        Assert.False(Directory.Exists(running));
        await store.LoadAsync();
        Assert.Equal(4, GetRejectedFiles(store).Count);
    }

    /// <summary>The id of an execution may be no GUID, and the folder can have what is not of this library.</summary>
    [Fact]
    public async Task The_next_upload_deletes_only_rejected_rows_and_follows_no_link()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns);
        await using var store = await CreateStoreAsync(StoreKind.Blob);
        await using var target = store.CreateTarget();
        var (left, shared, linked) = (CreateRejectedFolder("execution_1"), CreateRejectedFolder(), Directory.CreateTempSubdirectory("insights-linked-").FullName);
        await File.WriteAllTextAsync(Path.Combine(left, "lock"), "", Token);
        await File.WriteAllTextAsync(Path.Combine(shared, "lock"), "", Token);
        await File.WriteAllTextAsync(Path.Combine(shared, "notes.txt"), "of a person", Token);
        await File.WriteAllTextAsync(Path.Combine(linked, "lock"), "", Token);
        await File.WriteAllTextAsync(Path.Combine(linked, $"{Guid.NewGuid()}.csv"), "of a person", Token);
        var link = Path.Combine(Path.GetTempPath(), $"insights-rejected-{Guid.NewGuid():N}");
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateSymbolicLink(link, linked);
        }

        try
        {
            await target.ExportAsync(report.CreateItem("values", maxRejectedRows: Limit), Token);

            Assert.False(Directory.Exists(left));
            Assert.Equal(["lock", "notes.txt"], Directory.GetFiles(shared).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
            Assert.Equal(2, Directory.GetFiles(linked).Length);
        }
        finally
        {
            File.Delete(link);
            Directory.Delete(shared, recursive: true);
            Directory.Delete(linked, recursive: true);
        }
    }

    private static string CreateRejectedFolder(string? executionId = null)
    {
        var folder = Directory.CreateTempSubdirectory("insights-rejected-").FullName;
        var id = executionId ?? Guid.NewGuid().ToString();
        foreach (var name in (string[])[$"{id}.csv", $"{id}.csv.reasons.jsonl"])
        {
            File.WriteAllText(Path.Combine(folder, name), "of a program that was killed");
        }

        return folder;
    }

    private static List<string> GetRejectedFiles(TestStore store) => [.. store.FileNames.Where(name => name.Contains("/rejected/", StringComparison.Ordinal))];

    private sealed class EachProgress(Action action) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => action();
    }
}
