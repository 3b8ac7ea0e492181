using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.OpenApi;

/// <summary>Examples of requests and responses.</summary>
/// <param name="QueryText">The text of a query; empty if no dataset exists.</param>
/// <param name="Requests">The bodies of requests, each with its name if an operation has several.</param>
/// <param name="Responses">A response of each operation.</param>
internal sealed record RecordedExamples(string QueryText, Dictionary<InsightsOperation, (string Name, JsonNode Body)[]> Requests, Dictionary<InsightsOperation, JsonNode> Responses)
{
    public IReadOnlyList<(string Name, JsonNode Body)> GetRequests(InsightsOperation operation) => Requests.GetValueOrDefault(operation, []);

    public JsonNode? GetResponse(InsightsOperation operation) => Responses.GetValueOrDefault(operation);
}
