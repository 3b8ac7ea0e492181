using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests;

/// <summary>A separate query, report and file, and a request for each operation that would succeed with them.</summary>
internal sealed class OperationFixture : IDisposable
{
    private static int instanceCount;

    // Tests inspect redirects instead of following them.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly string name = $"each {Interlocked.Increment(ref instanceCount)}";
    private readonly string queryId;
    private readonly string reportId;
    private readonly string executedId;
    private readonly string link;

    private OperationFixture(TestService service, string queryId, string reportId, string executedId, string link)
    {
        Service = service;
        this.queryId = queryId;
        this.reportId = reportId;
        this.executedId = executedId;
        this.link = link;
    }

    public TestService Service { get; }

    public static async Task<OperationFixture> CreateAsync(TestService service)
    {
        const string Query = "SELECT CustomerName, Note FROM Seats TIMESPAN LIFETIME";
        var execution = await service.ExecuteAsync(Query);
        var scheduled = await service.ScheduleAsync(Query, hours: 24);
        return new OperationFixture(service, await service.CreateQueryAsync(Query), scheduled, (string)execution["reportId"]!, (string)execution["reportAccessSecureLink"]!);
    }

    public void Dispose() => http.Dispose();

    public Task<HttpResponseMessage> SendAsync(
        InsightsOperation operation,
        HttpCompletionOption completion = HttpCompletionOption.ResponseHeadersRead,
        CancellationToken? cancellationToken = null)
    {
        var (method, path, body) = CreateRequest(operation);
        var request = new HttpRequestMessage(method, new Uri(Service.Service.BaseAddress, path)) { Content = body is null ? null : JsonContent.Create(body) };
        if (operation != InsightsOperation.Download)
        {
            request.Headers.Authorization = new("Bearer", Service.Service.AccessToken);
        }

        return http.SendAsync(request, completion, cancellationToken ?? TestService.Cancel);
    }

    /// <summary>Whether the operation was carried out; null for one that changes nothing.</summary>
    public async Task<bool?> IsDoneAsync(InsightsOperation operation) => operation switch
    {
        InsightsOperation.CreateQuery => await ExistsAsync($"ScheduledQueries?queryName={Uri.EscapeDataString(name)}"),
        InsightsOperation.DeleteQuery => !await ExistsAsync($"ScheduledQueries?queryId={queryId}"),
        InsightsOperation.CreateReport => await ExistsAsync($"ScheduledReport?reportName={Uri.EscapeDataString(name)}"),
        InsightsOperation.UpdateReport => await ExistsAsync($"ScheduledReport?reportName={Uri.EscapeDataString(name)}-changed"),
        InsightsOperation.PauseReport => await GetStatusAsync() == "Paused",
        InsightsOperation.DeleteReport => !await ExistsAsync($"ScheduledReport?reportId={reportId}"),
        _ => null,
    };

    private (HttpMethod Method, string Path, JsonObject? Body) CreateRequest(InsightsOperation operation) => operation switch
    {
        InsightsOperation.ListDatasets => (HttpMethod.Get, "ScheduledDataset", null),
        InsightsOperation.CreateQuery => (HttpMethod.Post, "ScheduledQueries", new() { ["Name"] = name, ["Query"] = "SELECT Note FROM Seats" }),
        InsightsOperation.ListQueries => (HttpMethod.Get, "ScheduledQueries", null),
        InsightsOperation.DeleteQuery => (HttpMethod.Delete, $"ScheduledQueries/{queryId}", null),
        InsightsOperation.TestQuery => (HttpMethod.Get, $"ScheduledQueries/testQueryResult?queryId={queryId}", null),
        InsightsOperation.CreateReport => (HttpMethod.Post, "ScheduledReport", new() { ["ReportName"] = name, ["QueryId"] = queryId, ["ExecuteNow"] = true }),
        InsightsOperation.ListReports => (HttpMethod.Get, "ScheduledReport", null),
        InsightsOperation.UpdateReport => (HttpMethod.Put, $"ScheduledReport/{reportId}", new() { ["ReportName"] = $"{name}-changed", ["StartTime"] = "2024-05-19T00:00:00Z" }),
        InsightsOperation.PauseReport => (HttpMethod.Put, $"ScheduledReport/pause/{reportId}", null),
        InsightsOperation.ResumeReport => (HttpMethod.Put, $"ScheduledReport/resume/{reportId}", null),
        InsightsOperation.DeleteReport => (HttpMethod.Delete, $"ScheduledReport/{reportId}", null),
        InsightsOperation.ListExecutions => (HttpMethod.Get, $"ScheduledReport/execution/{executedId}", null),
        InsightsOperation.Download => (HttpMethod.Get, link, null),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "No request is defined for this operation."),
    };

    private async Task<bool> ExistsAsync(string list)
    {
        using var response = await Service.Api.GetAsync(list, TestService.Cancel);
        return response.StatusCode != HttpStatusCode.NotFound;
    }

    private async Task<string> GetStatusAsync() =>
        (string)(await Service.GetAsync($"ScheduledReport?reportId={reportId}"))["value"]![0]!["reportStatus"]!;
}
