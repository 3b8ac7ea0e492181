using System.Net;
using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The chart of a result with values that do not fit their types.</summary>
public sealed class ChartTests
{
    private const string Query = "SELECT Name, Market, Seats, Month FROM Usage TIMESPAN LIFETIME";

    [Fact]
    public async Task Values_that_do_not_fit_their_types_are_left_out_and_counted()
    {
        await using var service = await StartServiceAsync();
        using var file = new ReplacedFile(service, """
            Name,Market,Seats,Month
            A,DE,10,2026-01-01
            B,DE,7 (estimated),2026-01-01
            C,DE,,2026-01-01
            D,DE,20,2026-13-45
            E,DE,"1,5",
            F,,30,soon
            G,FR,5,2026-01-01

            """);
        await using var page = await StartPageAsync(service, file);
        var path = $"/api/runs/{(await page.RunAsync(Query)).GetProperty("id").GetString()}";

        var line = await page.GetAsync(path + "/chart");
        var bars = await page.GetAsync(path + "/chart?x=Market");

        Assert.Equal(("line", 5), (line.GetProperty("kind").GetString(), line.GetProperty("leftOutRows").GetInt32()));
        Assert.Equal([("2026-01-01", 15)], GetPoints(line));
        Assert.Equal(("bars", 3), (bars.GetProperty("kind").GetString(), bars.GetProperty("leftOutRows").GetInt32()));
        Assert.Equal([(null, 30), ("DE", 30), ("FR", 5)], GetPoints(bars));
    }

    [Fact]
    public async Task A_chart_without_any_number_has_no_points()
    {
        await using var service = await StartServiceAsync();
        using var file = new ReplacedFile(service, "Name,Market,Seats,Month\nA,DE,-,2026-01-01\nB,DE,,2026-01-01\n");
        await using var page = await StartPageAsync(service, file);
        var path = $"/api/runs/{(await page.RunAsync(Query)).GetProperty("id").GetString()}";

        var chart = await page.GetAsync(path + "/chart");

        Assert.Equal((0, 2), (chart.GetProperty("points").GetArrayLength(), chart.GetProperty("leftOutRows").GetInt32()));
        Assert.Equal("badRequest", (await page.SendAsync(HttpMethod.Get, path + "/chart?y=Name", HttpStatusCode.BadRequest)).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_time_has_its_zone_so_that_each_browser_shows_the_same()
    {
        var usage = Service.Usage.Replace("\"Month\": { \"type\": \"date\" }", "\"Month\": { \"type\": \"datetime\" }", StringComparison.Ordinal);
        await using var service = await StartServiceAsync(usage);
        using var file = new ReplacedFile(service, "Name,Market,Seats,Month\nA,DE,1,2026-01-01 10:30:00\nB,DE,2,2026-01-01T11:30:00+01:00\n");
        await using var page = await StartPageAsync(service, file, usage);
        var path = $"/api/runs/{(await page.RunAsync(Query)).GetProperty("id").GetString()}";

        Assert.Equal([("2026-01-01T10:30:00Z", 3)], GetPoints(await page.GetAsync(path + "/chart")));
    }

    private static Task<Service> StartServiceAsync(string usage = Service.Usage) => Service.StartAsync(options => options.TimeProvider = TimeProvider.System, usage);

    private static Task<ExplorePage> StartPageAsync(Service service, HttpMessageHandler handler, string usage = Service.Usage) =>
        ExplorePage.StartAsync(service, ["--no-browser", "--folder", "schemas"], folder => folder.Write("schemas/Usage.json", usage), handler: handler);

    private static IEnumerable<(string? X, double Y)> GetPoints(JsonElement chart) =>
        chart.GetProperty("points").EnumerateArray().Select(point => (point.GetProperty("x").GetString(), point.GetProperty("y").GetDouble()));
}
