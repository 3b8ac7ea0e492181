using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.LocalService.Tests;

/// <summary>A started service and the requests of a test, over HTTP.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private TestService(InsightsLocalService service, ManualTimeProvider time)
    {
        Service = service;
        Time = time;
        Api = new HttpClient { BaseAddress = service.BaseAddress };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", service.AccessToken);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public InsightsLocalService Service { get; }

    public ManualTimeProvider Time { get; }

    /// <summary>A client that sends the token.</summary>
    public HttpClient Api { get; }

    /// <summary>A client that sends no token.</summary>
    public HttpClient Files { get; } = new();

    public static Task<TestService> StartAsync(int rows = 600, int seed = 1) =>
        StartAsync(new LocalServiceOptions { RowsPerDataset = rows, Seed = seed, Datasets = TestDatasets.All });

    /// <param name="options">The options of the service.</param>
    /// <param name="createClock">Creates the clock of the service from the one that the test moves, which it is by default.</param>
    public static async Task<TestService> StartAsync(LocalServiceOptions options, Func<ManualTimeProvider, TimeProvider>? createClock = null)
    {
        var time = new ManualTimeProvider();
        options.TimeProvider = createClock?.Invoke(time) ?? time;
        return new TestService(await InsightsLocalService.StartAsync(options, Cancel), time);
    }

    public async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonObject? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Api.SendAsync(request, Cancel);
        var envelope = (await response.Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode}: {envelope["message"]}");
        Assert.Equal((int)expected, envelope["statusCode"]!.GetValue<int>());
        return envelope;
    }

    public Task<JsonObject> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK) => SendAsync(HttpMethod.Get, path, null, expected);

    public Task<JsonObject> PostAsync(string path, JsonObject body, HttpStatusCode expected = HttpStatusCode.OK) => SendAsync(HttpMethod.Post, path, body, expected);

    /// <summary>Tests a query. Returns the message of the refusal if the response has no rows.</summary>
    public Task<JsonObject> TestAsync(string query, HttpStatusCode expected = HttpStatusCode.OK) =>
        GetAsync("ScheduledQueries/testQueryResult?exportQuery=" + Uri.EscapeDataString(query), expected);

    /// <summary>The rows of the test query.</summary>
    public async Task<List<JsonObject>> RowsAsync(string query) => [.. (await TestAsync(query))["value"]!.AsArray().Select(r => r!.AsObject())];

    /// <summary>One column of the test query's rows, as text.</summary>
    public async Task<List<string?>> ColumnAsync(string query) => [.. (await RowsAsync(query)).Select(r => r.First().Value?.ToString())];

    public async Task<string> CreateQueryAsync(string query)
    {
        var envelope = await PostAsync("ScheduledQueries", new JsonObject { ["Name"] = "Q", ["Query"] = query });
        return (string)envelope["value"]![0]!["queryId"]!;
    }

    /// <summary>Creates a report that executes immediately, and returns its id.</summary>
    public async Task<string> CreateReportAsync(string query, Action<JsonObject>? change = null)
    {
        var body = new JsonObject { ["ReportName"] = "R", ["QueryId"] = await CreateQueryAsync(query), ["ExecuteNow"] = true };
        change?.Invoke(body);
        return (string)(await PostAsync("ScheduledReport", body))["value"]![0]!["reportId"]!;
    }

    /// <summary>Creates a report that starts on the next day, and returns its id.</summary>
    public Task<string> ScheduleAsync(string query, int? hours = null, int? count = null, Action<JsonObject>? change = null) => CreateReportAsync(query, body =>
    {
        body["ExecuteNow"] = false;
        body["StartTime"] = "2024-05-18T00:00:00Z";
        body["RecurrenceInterval"] = hours;
        body["RecurrenceCount"] = count;
        change?.Invoke(body);
    });

    /// <summary>All executions of a report, in any status, the latest first.</summary>
    public async Task<List<JsonObject>> HistoryAsync(string report) =>
        [.. (await GetAsync($"ScheduledReport/execution/{report}?getLatestExecution=false&executionStatus=Pending;Running;Paused;Completed;Failed"))["value"]!
            .AsArray().Select(e => e!.AsObject())];

    /// <summary>Lets a report complete, and returns its execution.</summary>
    public async Task<JsonObject> ExecuteAsync(string query, Action<JsonObject>? change = null)
    {
        var report = await CreateReportAsync(query, change);
        Time.Advance(TimeSpan.FromSeconds(1));
        return (await GetAsync($"ScheduledReport/execution/{report}"))["value"]![0]!.AsObject();
    }

    /// <summary>The text of a report's file.</summary>
    public async Task<string> DownloadAsync(string query, Action<JsonObject>? change = null) =>
        await Files.GetStringAsync((string)(await ExecuteAsync(query, change))["reportAccessSecureLink"]!, Cancel);

    /// <summary>Rows from the database.</summary>
    public async Task<List<object?[]>> SqlAsync(string dataset, string sql)
    {
        await using var connection = await Service.OpenDatabaseAsync(dataset, Cancel);
        await using var command = new SqliteCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(Cancel))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Files.Dispose();
        await Service.DisposeAsync();
    }
}
