using System.Net;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>What a deleted result leaves behind: nothing.</summary>
public sealed class DeletedResultTests
{
    [Fact]
    public async Task The_downloads_of_a_result_are_deleted_with_it()
    {
        await using var service = await Service.StartAsync(options => options.TimeProvider = TimeProvider.System, Service.Usage);
        using var folder = new TempFolder();
        await using var explore = await ExploreProcess.StartAsync(service, folder);
        var path = await explore.RunAsync("SELECT Id, Name FROM Usage TIMESPAN LIFETIME");
        var addresses = new List<string>();
        foreach (var format in new[] { "csv", "jsonl", "parquet" })
        {
            addresses.Add((await explore.PostAsync(path + "/files", new { format })).GetProperty("address").GetString()!);
        }

        var before = explore.GetFileNames().Count(name => name.EndsWith(".parquet", StringComparison.Ordinal));
        using var deleted = await explore.Http.DeleteAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal((1, HttpStatusCode.NoContent), (before, deleted.StatusCode));
        Assert.Equal(["lock"], explore.GetFileNames());
        foreach (var address in addresses)
        {
            using var response = await explore.Http.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.NotFound, "application/json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
            Assert.Null(response.Content.Headers.ContentDisposition);
            Assert.True(response.Headers.Contains("Content-Security-Policy"));
        }
    }

    /// <summary>With the same port and a new token, a tab of an ended process sends its ids to the next one.</summary>
    [Fact]
    public async Task A_result_of_an_ended_process_does_not_exist_in_the_next_one()
    {
        await using var service = await Service.StartAsync(options => options.TimeProvider = TimeProvider.System, Service.Usage);
        string old;
        await using (var ended = await ExplorePage.StartAsync(service))
        {
            old = await PreviewAsync(ended, "Id");
        }

        await using var page = await ExplorePage.StartAsync(service);
        var current = await PreviewAsync(page, "Name");

        await page.GetAsync(current + "/rows");
        await page.SendAsync(HttpMethod.Get, old + "/rows", HttpStatusCode.NotFound);
        await page.PostAsync(old + "/files", new { format = "csv" }, HttpStatusCode.NotFound);
    }

    private static async Task<string> PreviewAsync(ExplorePage page, string column)
    {
        var preview = await page.PostAsync("/api/previews", new { text = $"SELECT {column} FROM Usage TIMESPAN LIFETIME" });
        return $"/api/runs/{preview.GetProperty("run").GetProperty("id").GetString()}";
    }
}
