using System.Text.Json.Nodes;
using Insights.Typed.LocalService;
using Insights.Typed.LocalService.Data;
using Insights.Typed.LocalService.Http;
using Insights.Typed.LocalService.Queries;
using Insights.Typed.Testing.Rows;
using Stored = Insights.Typed.LocalService.Queries.SavedQuery;

namespace Insights.Typed.Testing.Service;

/// <summary>Datasets and queries.</summary>
internal sealed class QueryOperations(GivenRows given, SavedQueries queries, Ids ids, List<string> run, TimeProvider clock)
{
    private const int MostRows = 100;

    /// <summary>Whether test queries say that data was held back.</summary>
    public bool SaysRedacted { get; set; }

    public HttpResponseMessage Datasets(Call call)
    {
        var name = call.Parameter("datasetName");
        List<DatasetBody> found = [.. given.Tables.Where(t => Matches(t.Name, name)).Select(DatasetBody.Of)];
        return name is not null && found.Count == 0
            ? throw Refusal.NothingFound()
            : Response.Of(found, ServiceJson.Default.EnvelopeDatasetBody, "Dataset fetched successfully");
    }

    public HttpResponseMessage Create(Call call)
    {
        var body = call.Body(ServiceJson.Default.CreateQueryBody);
        var name = Required.Text(body.Name, "Name");
        var text = Required.Text(body.Query, "Query");
        var query = new Stored(ids.Next(), name, body.Description, text, IsSystem: false, clock.GetUtcNow().UtcDateTime, given.Bind(text));
        queries.Add(query);
        return Response.Of([QueryBody.Of(query)], ServiceJson.Default.EnvelopeQueryBody, "Query created successfully");
    }

    public HttpResponseMessage List(Call call)
    {
        var id = call.Parameter("queryId");
        var name = call.Parameter("queryName");
        var onlySystem = call.Parameter("includeOnlySystemQueries", absent: false);
        var system = onlySystem || call.Parameter("includeSystemQueries", absent: true);
        List<QueryBody> found = [.. queries.All
            .Where(q => (q.IsSystem ? system : !onlySystem) && Matches(q.Id, id) && Matches(q.Name, name))
            .Select(QueryBody.Of)];
        return found.Count == 0 && (id ?? name) is not null
            ? throw Refusal.NothingFound()
            : Response.Of(found, ServiceJson.Default.EnvelopeQueryBody, "Queries fetched successfully");
    }

    public HttpResponseMessage Delete(Call call) =>
        Response.Of([QueryBody.Of(queries.Remove(call.Id))], ServiceJson.Default.EnvelopeQueryBody, "Query deleted successfully");

    public HttpResponseMessage Test(Call call)
    {
        var (text, query) = QueryOf(call);
        var window = TimeOverride.Of(call.Time("startTime"), call.Time("endTime"), "startTime", "endTime");
        run.Add(text);
        var result = given.Run(text, query, window, clock.GetUtcNow().UtcDateTime);
        List<JsonObject> rows = [.. result.Rows.Take(MostRows).Select(row => new JsonObject(
            result.Columns.Select((c, i) => KeyValuePair.Create<string, JsonNode?>(c.Name, Cell.Json(c.Type, row[i])))))];
        return Response.Of(rows, ServiceJson.Default.EnvelopeJsonObject, isRedacted: SaysRedacted);
    }

    private (string Text, BoundQuery Query) QueryOf(Call call)
    {
        switch (call.Parameter("exportQuery"), call.Parameter("queryId"))
        {
            case ({ } text, null):
                return (text, given.Bind(text));
            case (null, { } id):
                var saved = queries.Find(id) ?? throw Refusal.UnknownQueryId($"there is no query {id}");
                return (saved.Text, saved.Bound);
            case (null, null):
                throw Refusal.Missing("exportQuery or queryId");
            default:
                throw Refusal.BadRequest("exportQuery and queryId exclude each other");
        }
    }

    private static bool Matches(string value, string? wanted) => wanted is null || string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase);
}
