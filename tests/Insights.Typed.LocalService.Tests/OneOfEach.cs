using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests;

/// <summary>A query, a report and a file of their own, and a request for each operation that would succeed with them.</summary>
internal sealed class OneOfEach : IDisposable
{
    private static int made;

    // A test wants to see a redirect, not to follow it.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly string name = $"each {Interlocked.Increment(ref made)}";
    private readonly string queryId;
    private readonly string reportId;
    private readonly string executedId;
    private readonly string link;

    private OneOfEach(TestService service, string queryId, string reportId, string executedId, string link)
    {
        Service = service;
        this.queryId = queryId;
        this.reportId = reportId;
        this.executedId = executedId;
        this.link = link;
    }

    public TestService Service { get; }

    public static async Task<OneOfEach> MakeAsync(TestService service)
    {
        const string Query = "SELECT CustomerName, Note FROM Seats TIMESPAN LIFETIME";
        var execution = await service.ExecuteAsync(Query);
        var scheduled = await service.ScheduleAsync(Query, hours: 24);
        return new OneOfEach(service, await service.CreateQueryAsync(Query), scheduled, (string)execution["reportId"]!, (string)execution["reportAccessSecureLink"]!);
    }

    public void Dispose() => http.Dispose();

    public Task<HttpResponseMessage> AskAsync(
        LocalServiceOperation operation,
        HttpCompletionOption completion = HttpCompletionOption.ResponseHeadersRead,
        CancellationToken? cancellationToken = null)
    {
        var (method, path, body) = RequestFor(operation);
        var request = new HttpRequestMessage(method, new Uri(Service.Service.BaseAddress, path)) { Content = body is null ? null : JsonContent.Create(body) };
        if (operation != LocalServiceOperation.Download)
        {
            request.Headers.Authorization = new("Bearer", Service.Service.AccessToken);
        }

        return http.SendAsync(request, completion, cancellationToken ?? TestService.Cancel);
    }

    /// <summary>Whether it can be seen that the operation was carried out; null for one that changes nothing.</summary>
    public async Task<bool?> IsDoneAsync(LocalServiceOperation operation) => operation switch
    {
        LocalServiceOperation.CreateQuery => await HasAsync($"ScheduledQueries?queryName={Uri.EscapeDataString(name)}"),
        LocalServiceOperation.DeleteQuery => !await HasAsync($"ScheduledQueries?queryId={queryId}"),
        LocalServiceOperation.CreateReport => await HasAsync($"ScheduledReport?reportName={Uri.EscapeDataString(name)}"),
        LocalServiceOperation.UpdateReport => await HasAsync($"ScheduledReport?reportName={Uri.EscapeDataString(name)}-changed"),
        LocalServiceOperation.PauseReport => await StatusAsync() == "Paused",
        LocalServiceOperation.DeleteReport => !await HasAsync($"ScheduledReport?reportId={reportId}"),
        _ => null,
    };

    private (HttpMethod Method, string Path, JsonObject? Body) RequestFor(LocalServiceOperation operation) => operation switch
    {
        LocalServiceOperation.ListDatasets => (HttpMethod.Get, "ScheduledDataset", null),
        LocalServiceOperation.CreateQuery => (HttpMethod.Post, "ScheduledQueries", new() { ["Name"] = name, ["Query"] = "SELECT Note FROM Seats" }),
        LocalServiceOperation.ListQueries => (HttpMethod.Get, "ScheduledQueries", null),
        LocalServiceOperation.DeleteQuery => (HttpMethod.Delete, $"ScheduledQueries/{queryId}", null),
        LocalServiceOperation.TestQuery => (HttpMethod.Get, $"ScheduledQueries/testQueryResult?queryId={queryId}", null),
        LocalServiceOperation.CreateReport => (HttpMethod.Post, "ScheduledReport", new() { ["ReportName"] = name, ["QueryId"] = queryId, ["ExecuteNow"] = true }),
        LocalServiceOperation.ListReports => (HttpMethod.Get, "ScheduledReport", null),
        LocalServiceOperation.UpdateReport => (HttpMethod.Put, $"ScheduledReport/{reportId}", new() { ["ReportName"] = $"{name}-changed", ["StartTime"] = "2024-05-19T00:00:00Z" }),
        LocalServiceOperation.PauseReport => (HttpMethod.Put, $"ScheduledReport/pause/{reportId}", null),
        LocalServiceOperation.ResumeReport => (HttpMethod.Put, $"ScheduledReport/resume/{reportId}", null),
        LocalServiceOperation.DeleteReport => (HttpMethod.Delete, $"ScheduledReport/{reportId}", null),
        LocalServiceOperation.ListExecutions => (HttpMethod.Get, $"ScheduledReport/execution/{executedId}", null),
        LocalServiceOperation.Download => (HttpMethod.Get, link, null),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "There is no request for it yet."),
    };

    private async Task<bool> HasAsync(string list)
    {
        using var answer = await Service.Api.GetAsync(list, TestService.Cancel);
        return answer.StatusCode != HttpStatusCode.NotFound;
    }

    private async Task<string> StatusAsync() =>
        (string)(await Service.GetAsync($"ScheduledReport?reportId={reportId}"))["value"]![0]!["reportStatus"]!;
}
