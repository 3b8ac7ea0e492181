using Insights.Typed.Explore.Results;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The temporary folders of results.</summary>
public sealed class ResultFolderTests
{
    private static readonly object Query = new { text = "SELECT CustomerName FROM DynamicsUsage TIMESPAN LAST_MONTH" };

    [Fact]
    public void The_folder_of_a_killed_process_is_deleted_and_that_of_a_running_one_is_not()
    {
        using var parent = new TempFolder();
        parent.Write("insights-explore-killed/lock", "");
        parent.Write("insights-explore-killed/r1.db", "rows");
        parent.Write("insights-explore-starting/r1.db", "rows");
        parent.Write("insights-explore-running/lock", "");
        using var running = new FileStream(parent["insights-explore-running/lock"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        ResultFolder.DeleteAbandoned(parent.Path);

        Assert.Equal(["insights-explore-running", "insights-explore-starting"], Directory.GetDirectories(parent.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_cannot_be_deleted_keeps_no_other_one()
    {
        using var parent = new TempFolder();
        parent.Write("insights-explore-killed/lock", "");
        parent.Write("insights-explore-killed/r1.db", "rows");
        parent.Write("insights-explore-killed/r2.db", "rows");
        var killed = new DirectoryInfo(parent["insights-explore-killed"]);
        var first = killed.GetFiles().First(file => file.Name != "lock");
        await using (await UndeletableFile.CreateAsync(first.FullName))
        {
            ResultFolder.DeleteAbandoned(parent.Path);

            Assert.Equal(["lock", first.Name], killed.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_folder_that_a_link_names_is_not_deleted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows, not each user can create a link.");
        using var parent = new TempFolder();
        parent.Write("documents/lock", "");
        parent.Write("documents/a.txt", "of a person");
        Directory.CreateSymbolicLink(parent["insights-explore-link"], parent["documents"]);

        ResultFolder.DeleteAbandoned(parent.Path);

        Assert.Equal(["a.txt", "lock"], Directory.GetFiles(parent["documents"]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_a_starting_process_has_deleted_is_no_failure_of_the_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "On Windows, the folder of a running process cannot be deleted, and the process gets no signal.");
        using var folder = new TempFolder();
        await using var explore = await ExploreProcess.StartAsync([], folder, "--local", "--no-browser");
        var id = (await explore.PostAsync("/api/previews", Query)).GetProperty("run").GetProperty("id").GetString();
        await explore.PostAsync($"/api/runs/{id}/files", new { format = "parquet" });
        Directory.Delete(Assert.Single(Directory.GetDirectories(folder.Path, "insights-explore-*")), recursive: true);

        (await explore.TerminateAsync()).AssertExit(0);
    }

    [Fact]
    public async Task A_file_that_cannot_be_deleted_at_the_end_is_deleted_by_a_later_process()
    {
        using var folder = new TempFolder();
        await using var explore = await ExploreProcess.StartAsync([], folder, "--local", "--no-browser");
        await explore.PostAsync("/api/previews", Query);
        var results = Assert.Single(Directory.GetDirectories(folder.Path, "insights-explore-*"));
        var result = Assert.Single(Directory.GetFiles(results, "*.db"));
        await using (await UndeletableFile.CreateAsync(result))
        {
            (await explore.TerminateAsync()).AssertExit(0);
            ResultFolder.DeleteAbandoned(folder.Path);
            Assert.Equal([Path.GetFileName(result), "lock"], explore.GetFileNames());
        }

        ResultFolder.DeleteAbandoned(folder.Path);

        Assert.False(Directory.Exists(results));
    }
}
