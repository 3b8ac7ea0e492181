using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>The lock file.</summary>
public sealed class LockFileTests
{
    [Fact]
    public async Task It_tells_the_source_the_tool_and_what_the_answer_was()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.For(service);

        (await tool.RunAsync("schema", "refresh", "--lock", "my.lock.json")).AssertExit(0);

        using var json = JsonDocument.Parse(tool.Folder.Read("my.lock.json"));
        Assert.Equal(["tool", "source", "answer", "datasets"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Matches(@"^\d+\.\d+\.\d+", json.RootElement.GetProperty("tool").GetString());
        Assert.Equal("http://127.0.0.1/insights/v1/mpn/", json.RootElement.GetProperty("source").GetString());
        Assert.Matches("^sha256:[0-9a-f]{64}$", json.RootElement.GetProperty("answer").GetString());
        Assert.Equal(["Sales", "Usage"], json.RootElement.GetProperty("datasets").EnumerateObject().Select(p => p.Name));
        Assert.False(File.Exists(tool.Folder["schemas/insights.lock.json"]));
    }

    [Fact]
    public async Task The_same_answer_gives_the_same_hash_wherever_it_comes_from_and_another_one_another()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        await using var other = await Service.StartAsync(Service.Usage.Replace("Market", "Region", StringComparison.Ordinal), Service.Sales);
        using var asked = TestTool.For(service);
        using var saved = new TestTool();
        using var changed = TestTool.For(other);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", service.AccessToken);
        saved.Folder.Write("answer.json", await http.GetStringAsync(new Uri(service.BaseAddress, "ScheduledDataset"), TestContext.Current.CancellationToken));

        (await asked.RunAsync("schema", "refresh")).AssertExit(0);
        (await saved.RunAsync("schema", "refresh", "--from", "answer.json")).AssertExit(0);
        (await changed.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.Equal(Answer(asked), Answer(saved));
        Assert.NotEqual(Answer(asked), Answer(changed));

        static string? Answer(TestTool tool) => JsonDocument.Parse(tool.Folder.Read("schemas/insights.lock.json")).RootElement.GetProperty("answer").GetString();
    }
}
