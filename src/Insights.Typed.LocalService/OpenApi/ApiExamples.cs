using System.Text;
using System.Text.Json.Nodes;
using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.OpenApi;

/// <summary>Records a request and a response of each operation, by the emulator itself with one dataset.</summary>
internal sealed class ApiExamples(LocalServiceOptions options, IReadOnlyList<DatasetSchema> datasets)
{
    /// <summary>More than the service requires.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromDays(2);

    public async Task<RecordedExamples> RecordAsync(CancellationToken cancellationToken)
    {
        if ((datasets.FirstOrDefault(dataset => dataset.SystemQueries.Count > 0) ?? (datasets.Count > 0 ? datasets[0] : null)) is not { } dataset)
        {
            return new RecordedExamples("", [], []);
        }

        var service = new EmulatedService(options.ToEmulation() with { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.Zero, PageSize = null }, new ExampleHost(), [dataset]);
        var start = ServiceTime.ToText(options.TimeProvider.GetUtcNow().UtcDateTime.Date + Notice);
        var text = WriteQuery(dataset);
        var responses = new Dictionary<InsightsOperation, JsonNode>();
        var newQuery = new JsonObject { ["Name"] = $"Columns of {dataset.Identifier}", ["Query"] = text };
        await SendAsync(InsightsOperation.ListDatasets).ConfigureAwait(false);
        var queryId = GetId(await SendAsync(InsightsOperation.CreateQuery, body: newQuery).ConfigureAwait(false), "queryId");
        await SendAsync(InsightsOperation.ListQueries, parameters: ("queryId", queryId)).ConfigureAwait(false);
        await SendAsync(InsightsOperation.TestQuery, parameters: ("exportQuery", text)).ConfigureAwait(false);

        // A system query exists in each service, so this request succeeds when it is tried.
        var reportedQueryId = dataset.SystemQueries.Count > 0 ? dataset.SystemQueries[0].QueryId : queryId;
        var immediate = new JsonObject { ["ReportName"] = "Once", ["QueryId"] = reportedQueryId, ["ExecuteNow"] = true };
        var scheduled = new JsonObject
        {
            ["ReportName"] = "Every night",
            ["QueryId"] = reportedQueryId,
            ["StartTime"] = start,
            ["RecurrenceInterval"] = Math.Max(24, dataset.Details.MinimumRecurrenceInterval ?? 0),
            ["RecurrenceCount"] = 30,
            ["Format"] = "CSV",
        };
        var update = new JsonObject { ["ReportName"] = "Every night", ["StartTime"] = start, ["RecurrenceInterval"] = scheduled["RecurrenceInterval"]!.DeepClone(), ["RecurrenceCount"] = 60 };
        var scheduledId = GetId(await SendAsync(InsightsOperation.CreateReport, body: scheduled).ConfigureAwait(false), "reportId");
        await SendAsync(InsightsOperation.UpdateReport, scheduledId, update).ConfigureAwait(false);
        await SendAsync(InsightsOperation.PauseReport, scheduledId).ConfigureAwait(false);
        await SendAsync(InsightsOperation.ResumeReport, scheduledId).ConfigureAwait(false);
        await SendAsync(InsightsOperation.DeleteReport, scheduledId).ConfigureAwait(false);
        var reportId = GetId(await SendAsync(InsightsOperation.CreateReport, body: immediate).ConfigureAwait(false), "reportId");
        await SendAsync(InsightsOperation.ListReports, parameters: ("reportId", reportId)).ConfigureAwait(false);
        await SendAsync(InsightsOperation.ListExecutions, reportId).ConfigureAwait(false);
        await SendAsync(InsightsOperation.DeleteQuery, queryId).ConfigureAwait(false);
        var requests = new Dictionary<InsightsOperation, (string, JsonNode)[]>
        {
            [InsightsOperation.CreateQuery] = [("", newQuery)],
            [InsightsOperation.CreateReport] = [("once, immediately", immediate), ("at intervals", scheduled)],
            [InsightsOperation.UpdateReport] = [("", update)],
        };
        return new RecordedExamples(text, requests, responses);

        async Task<JsonNode> SendAsync(InsightsOperation operation, string? id = null, JsonObject? body = null, params (string Name, string Value)[] parameters)
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(body?.ToJsonString() ?? ""));
            var request = new EmulatedRequest
            {
                Operation = operation,
                Id = id,
                GetParameter = name => Array.Find(parameters, parameter => parameter.Name == name).Value,
                Body = content,
            };
            var response = await service.RespondAsync(request, cancellationToken).ConfigureAwait(false);
            return responses[operation] = JsonNode.Parse(response.Body.Span)!;
        }
    }

    private static string GetId(JsonNode response, string name) => (string)response["value"]![0]![name]!;

    private static string WriteQuery(DatasetSchema dataset) => new QueryModel([.. dataset.Columns.Take(2).Select(column => column.Name)], dataset.Name)
    {
        DateRange = dataset.DateRanges.Count > 0 ? NameOrHole.FromName(dataset.DateRanges[dataset.DateRanges.Count - 1].Name) : null,
    }.ToString();
}
