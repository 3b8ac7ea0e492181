using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Insights.Typed.Testing.Tests.Consistency;

/// <summary>Queries that the language allows and the typed interface does not write mean the same to the test kit and the local service.</summary>
public sealed class RawTextTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("IsOne = 'False'", 0)]
    [InlineData("IsOne != 'False'", 0)]
    [InlineData("IsOne NOT IN ('1', 'False')", 0)]
    [InlineData("IsOne IN ('1', 'False')", 1)]
    [InlineData("IsOn = 'y'", 1)]
    [InlineData("IsOn > 'N'", 1)]
    [InlineData("Seats = 100.5", 0)]
    [InlineData("Seats != 100.5", 1)]
    [InlineData("Seats > 100.5", 1)]
    [InlineData("Seats NOT IN (100.5, 7)", 1)]
    [InlineData("Seats < '200'", 1)]
    [InlineData("Seats < 'many'", 0)]
    [InlineData("Seats < 99999999999999999999999", 1)]
    [InlineData("Price <= 100.005", 1)]
    [InlineData("Price LIKE '%.0_'", 1)]
    [InlineData("Seats LIKE '1%'", 1)]
    [InlineData("Seats NOT LIKE '%0'", 1)]
    [InlineData("MaybeSeats NOT LIKE '%0'", 1)]
    [InlineData("MaybeName != 'x'", 1)]
    [InlineData("MaybeName NOT IN ('x')", 1)]
    [InlineData("Name LIKE '%_e%A'", 1)]
    [InlineData("Name > 'NAME D'", 1)]
    [InlineData("Day LIKE '2026-%'", 1)]
    [InlineData("Day > '2025-12-01T10:00:00Z'", 1)]
    [InlineData("Day > 'yesterday'", 0)]
    [InlineData("Moment LIKE '%Z'", 1)]
    [InlineData("Moment > '2025-12-01'", 1)]
    [InlineData("Id LIKE 'A%'", 1)]
    [InlineData("Id > '80000000-0000-0000-0000-000000000000'", 1)]
    [InlineData("Id = 'none'", 0)]
    [InlineData("Revenue > 0", 1)]
    public async Task A_condition_matches_the_same_rows(string condition, int atLeast)
    {
        await using var local = await LocalServiceHost.StartAsync(service => { service.RowsPerDataset = 100; service.Datasets = [GeneratedDatasets.ReadSchema("Everything")]; });
        using var kit = new InMemoryInsights(new FixedTime(local.Time.GetUtcNow()));
        await RowCopier.CopyAsync(local, kit, GeneratedDatasets.All.Single(d => d.All.DatasetName == "Everything"));

        // Without a direction, an order is descending.
        var text = $"SELECT Id, Seats, Price, Moment FROM Everything WHERE {condition} ORDER BY MaybeDay, MaybeOn ASC, MaybePrice TIMESPAN LIFETIME";
        using var overHttp = new HttpClient();
        using var inMemory = new HttpClient(kit.Handler, disposeHandler: false);
        var expected = await RowsAsync(overHttp, local.Service.BaseAddress, local.Service.AccessToken, text);
        var actual = await RowsAsync(inMemory, local.Service.BaseAddress, "any", text);

        Assert.Equal(expected.ToJsonString(), actual.ToJsonString());
        Assert.InRange(actual.Count, atLeast, atLeast == 0 ? 0 : 100);
    }

    [Theory]
    [InlineData("DynamicsUsage", "Month", "&startTime=2026-01-15T00:00:00Z")]
    [InlineData("DynamicsUsage", "Month", "&startTime=2025-11-01T00:00:00Z&endTime=2026-01-01T00:00:00Z")]
    [InlineData("DynamicsUsage", "Month", "&endTime=2026-01-01T00:00:01Z")]
    [InlineData("DynamicsUsage", "Month", "")]
    [InlineData("Everything", "Day", "&startTime=2026-01-15T08:00:00Z")]
    [InlineData("Everything", "Day", "&endTime=2026-01-15T08:00:00Z")]
    [InlineData("Everything", "Day", "")]
    public async Task A_condition_on_a_time_matches_the_same_rows(string datasetName, string column, string window)
    {
        await using var local = await LocalServiceHost.StartAsync(service => { service.RowsPerDataset = 100; service.Datasets = [GeneratedDatasets.ReadSchema(datasetName)]; });
        using var kit = new InMemoryInsights(new FixedTime(local.Time.GetUtcNow()));
        await RowCopier.CopyAsync(local, kit, GeneratedDatasets.All.Single(d => d.All.DatasetName == datasetName));
        var text = $"SELECT {column} FROM {datasetName}";
        using var overHttp = new HttpClient();
        using var inMemory = new HttpClient(kit.Handler, disposeHandler: false);
        var expected = await RowsAsync(overHttp, local.Service.BaseAddress, local.Service.AccessToken, text, window);
        var actual = await RowsAsync(inMemory, local.Service.BaseAddress, "any", text, window);

        Assert.Equal(expected.ToJsonString(), actual.ToJsonString());
        Assert.InRange(actual.Count, 1, 99);
    }

    private static async Task<JsonArray> RowsAsync(HttpClient http, Uri service, string token, string text, string window = "")
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await http.GetStringAsync(new Uri(service, "ScheduledQueries/testQueryResult?exportQuery=" + Uri.EscapeDataString(text) + window), Cancel);
        return JsonNode.Parse(response)!["value"]!.AsArray();
    }
}
