using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>A database that ends a text at its first NUL would lose the rest.</summary>
public sealed class NulCharacterTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(600)]
    public async Task A_text_with_a_NUL_is_complete_in_the_rows_and_in_each_file(int position)
    {
        var name = $"{new string('a', position)}\0{new string('b', 700)}";
        await using var service = await Service.StartAsync(options => options.TimeProvider = TimeProvider.System, Service.Usage);
        using var file = new ReplacedFile(service, $"Name,Market,Seats\n{name},DE,1\nC,,7\0\n");
        await using var page = await ExplorePage.StartAsync(service, ["--no-browser", "--folder", "schemas"], folder => folder.Write("schemas/Usage.json", Service.Usage), handler: file);
        var path = $"/api/runs/{(await page.RunAsync("SELECT Name, Market, Seats FROM Usage TIMESPAN LIFETIME")).GetProperty("id").GetString()}";

        string?[][] expected = [[name, "DE", "1"], ["C", null, "7\0"]];
        Assert.Equal(expected, await ReadAsync(page, path + "/rows"));
        Assert.Equal(expected, await ReadAsync(page, path + "/rows?sort=Seats"));
        Assert.Equal($"Name,Market,Seats\n{name},DE,1\nC,,7\0\n", (await SaveAsync(page, path, "csv")).ReplaceLineEndings("\n"));
        Assert.Equal(
            [name, "C"],
            (await SaveAsync(page, path, "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("Name").GetString()));
        Assert.Equal(1, (await page.GetAsync(path + "/chart")).GetProperty("leftOutRows").GetInt32());
    }

    private static async Task<IEnumerable<string?[]>> ReadAsync(ExplorePage page, string path) =>
        (await page.GetAsync(path)).GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetString()).ToArray());

    private static async Task<string> SaveAsync(ExplorePage page, string path, string format)
    {
        var file = await page.PostAsync(path + "/files", new { format });
        return await page.Http.GetStringAsync(file.GetProperty("address").GetString(), TestContext.Current.CancellationToken);
    }
}
