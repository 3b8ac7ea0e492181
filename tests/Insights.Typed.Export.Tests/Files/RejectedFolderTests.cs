using Insights.Typed.Export.Files;
using Insights.Typed.Export.Tests.Databases;

namespace Insights.Typed.Export.Tests.Files;

/// <summary>The folder of temporary files has rejected rows until they are uploaded.</summary>
public sealed class RejectedFolderTests(DatabaseService service, AzuriteServer server) : RejectedFileTestBase(service, server)
{
    [Fact(Timeout = 120_000)]
    public async Task The_next_upload_deletes_what_a_killed_program_rejected()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns, nights: 2);
        await using var store = await CreateStoreAsync(StoreKind.Blob);
        await using var target = store.CreateTarget();
        var (left, running) = (CreateRejectedFolder(Path.GetTempPath()), CreateRejectedFolder(Path.GetTempPath()));
        await File.WriteAllTextAsync(Path.Combine(left, "lock"), "", Token);
        using (new FileStream(Path.Combine(running, "lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            await target.ExportAsync(report.CreateItem("values", night: 0, maxRejectedRows: Limit), Token);

            await WaitForDeletionAsync(left, TestContext.Current.CancellationToken);
            Assert.Equal(3, Directory.GetFiles(running).Length);
        }

        await target.ExportAsync(report.CreateItem("values", night: 1, maxRejectedRows: Limit), Token);

        await WaitForDeletionAsync(running, TestContext.Current.CancellationToken);
        await store.LoadAsync();
        Assert.Equal(4, GetRejectedFiles(store).Count);
    }

    /// <summary>The id of an execution may be no GUID, and the folder can have what is not of this library.</summary>
    [Fact]
    public async Task Only_rejected_rows_are_deleted_and_no_link_is_followed()
    {
        // A separate parent, because other tests upload and delete at the same time.
        var parent = Directory.CreateTempSubdirectory("insights-parent-").FullName;
        try
        {
            var (left, shared, linked) = (CreateRejectedFolder(parent, "execution_1"), CreateRejectedFolder(parent), Directory.CreateDirectory(Path.Combine(parent, "linked")).FullName);
            await File.WriteAllTextAsync(Path.Combine(left, "lock"), "", Token);
            await File.WriteAllTextAsync(Path.Combine(shared, "notes.txt"), "of a person", Token);
            await File.WriteAllTextAsync(Path.Combine(shared, "lock"), "", Token);
            await File.WriteAllTextAsync(Path.Combine(linked, "lock"), "", Token);
            await File.WriteAllTextAsync(Path.Combine(linked, $"{Guid.NewGuid()}.csv"), "of a person", Token);
            if (!OperatingSystem.IsWindows())
            {
                Directory.CreateSymbolicLink(GetNewPath(parent), linked);
            }

            RejectedRowFolder.DeleteAllLeft(parent);

            Assert.False(Directory.Exists(left));
            Assert.Equal(["lock", "notes.txt"], Directory.GetFiles(shared).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
            Assert.Equal(2, Directory.GetFiles(linked).Length);
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    /// <summary>Waits, because the upload of another test can be deleting the folder.</summary>
    private static async Task WaitForDeletionAsync(string folder, CancellationToken cancellationToken)
    {
        while (Directory.Exists(folder))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }

    private static string GetNewPath(string parent) => Path.Combine(parent, $"insights-rejected-{Guid.NewGuid():N}");

    private static string CreateRejectedFolder(string parent, string? executionId = null)
    {
        var folder = Directory.CreateDirectory(GetNewPath(parent)).FullName;
        var id = executionId ?? Guid.NewGuid().ToString();
        foreach (var name in (string[])[$"{id}.csv", $"{id}.csv.reasons.jsonl"])
        {
            File.WriteAllText(Path.Combine(folder, name), "of a program that was killed");
        }

        return folder;
    }
}
