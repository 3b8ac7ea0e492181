using Insights.Typed.Export.Tests.Databases;

namespace Insights.Typed.Export.Tests.Files;

/// <summary>The folder of temporary files has rejected rows until they are uploaded.</summary>
public sealed class RejectedFolderTests(DatabaseService service, AzuriteServer server) : RejectedFileTestBase(service, server)
{
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
        await File.WriteAllTextAsync(Path.Combine(shared, "notes.txt"), "of a person", Token);
        await File.WriteAllTextAsync(Path.Combine(shared, "lock"), "", Token);
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
}
