using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>The lock file.</summary>
public sealed class LockFileTests
{
    [Fact]
    public async Task It_has_the_source_the_tool_and_a_hash_of_the_response()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.Create(service);

        (await tool.RunAsync("schema", "refresh", "--lock", "my.lock.json")).AssertExit(0);

        using var json = JsonDocument.Parse(tool.Folder.Read("my.lock.json"));
        Assert.Equal(["tool", "source", "response", "datasets"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Matches(@"^\d+\.\d+\.\d+", json.RootElement.GetProperty("tool").GetString());
        Assert.Equal("http://127.0.0.1/insights/v1/mpn/", json.RootElement.GetProperty("source").GetString());
        Assert.Matches("^sha256:[0-9a-f]{64}$", json.RootElement.GetProperty("response").GetString());
        Assert.Equal(["Sales", "Usage"], json.RootElement.GetProperty("datasets").EnumerateObject().Select(p => p.Name));
        Assert.False(File.Exists(tool.Folder["schemas/insights.lock.json"]));
    }

    [Fact]
    public async Task Equal_responses_have_equal_hashes_and_others_differ()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        await using var other = await Service.StartAsync(Service.Usage.Replace("Market", "Region", StringComparison.Ordinal), Service.Sales);
        using var fetched = TestTool.Create(service);
        using var saved = new TestTool();
        using var changed = TestTool.Create(other);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", service.AccessToken);
        saved.Folder.Write("response.json", await http.GetStringAsync(new Uri(service.BaseAddress, "ScheduledDataset"), TestContext.Current.CancellationToken));

        (await fetched.RunAsync("schema", "refresh")).AssertExit(0);
        (await saved.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(0);
        (await changed.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.Equal(CreateResponse(fetched), CreateResponse(saved));
        Assert.NotEqual(CreateResponse(fetched), CreateResponse(changed));

        static string? CreateResponse(TestTool tool) => JsonDocument.Parse(tool.Folder.Read("schemas/insights.lock.json")).RootElement.GetProperty("response").GetString();
    }
}
