using Insights.Typed.Export.Tests.Databases;

namespace Insights.Typed.Export.Tests.Files;

/// <summary>A replacement deletes the files of rejected rows of former executions.</summary>
public sealed class FormerRejectedFileTests(DatabaseService service, AzuriteServer server) : RejectedFileTestBase(service, server)
{
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

    /// <summary>Such as rows that were corrected, next to the rejected ones. Only a name that is the id of an execution shows that a file without a record is of an export.</summary>
    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Files_of_a_person_in_the_folder_of_rejected_rows_are_kept(StoreKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns, nights: 3);
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();
        await target.ExportAsync(report.CreateItem("values", 0, ExportMode.Replace, Limit), Token);
        await store.LoadAsync();
        var folder = Path.GetDirectoryName(GetRejectedFiles(store)[0])!.Replace('\\', '/');
        string[] kept = [$"{folder}/{Guid.Empty:N}.csv", $"{folder}/fixed.csv", $"{folder}/fixed.csv.reasons.jsonl", $"{folder}/notes.txt"];
        string[] left = [$"{folder}/{Guid.Empty}.csv", $"{folder}/{Guid.Empty}.csv.reasons.jsonl", $"{folder}/recorded.csv"];
        foreach (var name in kept.Concat(left))
        {
            await store.WriteAsync(name, "Name");
        }

        // The id of a recorded execution may be no GUID.
        var id = report.Executions[0].ExecutionId;
        var record = Assert.Single(store.FileNames, name => name.EndsWith(".json", StringComparison.Ordinal));
        var text = await File.ReadAllTextAsync(Path.Combine(store.Root, record), Token);
        await store.WriteAsync(record.Replace(id, "recorded", StringComparison.OrdinalIgnoreCase), text.Replace(id, "recorded", StringComparison.OrdinalIgnoreCase));
        await store.PassSecondAsync();
        await target.ExportAsync(report.CreateItem("values", 1, ExportMode.Replace, Limit), Token);
        await store.PassSecondAsync();
        await target.ExportAsync(report.CreateItem("values", 2, ExportMode.Replace, Limit), Token);

        await store.LoadAsync();
        Assert.Equal(kept, GetRejectedFiles(store).Where(file => !file.Contains(report.Executions[2].ExecutionId, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(kept.Length + 2, GetRejectedFiles(store).Count);
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
}
