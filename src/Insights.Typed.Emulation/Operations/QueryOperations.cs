using System.Text.Json.Nodes;
using Insights.Typed.Emulation.Contracts;
using Insights.Typed.Emulation.Datasets;
using Insights.Typed.Emulation.Queries;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation.Operations;

/// <summary>The operations on datasets and queries.</summary>
internal sealed class QueryOperations(EmulationOptions options, EmulationHost host, Catalogue catalogue, StoredQueries queries, QueryBinder binder, SeededIds ids)
{
    /// <summary>The maximum number of rows of a test query.</summary>
    private const int MostRows = 100;

    public EmulatedResponse ListDatasets(Call call)
    {
        var name = call.Parameter("datasetName");
        List<ServiceDataset> found = [.. catalogue.Tables.Where(t => Call.Matches(t.Name, name)).Select(t => ServiceDataset.From(t.Schema))];
        return found.Count == 0 && name is not null ? throw Refusal.NothingFound() : call.Page(found, "Dataset fetched successfully");
    }

    public async Task<EmulatedResponse> CreateAsync(Call call)
    {
        var body = await call.ReadBodyAsync(ServiceJson.Default.CreateQueryBody).ConfigureAwait(false);
        var name = Call.Require(body.Name, "Name");
        if (options.ChecksQueryNames && !name.All(c => char.IsLetterOrDigit(c) || char.IsWhiteSpace(c)))
        {
            throw Refusal.BadRequest($"Name '{name}' may consist of letters, digits and white space only");
        }

        var text = Call.Require(body.Query, "Query");
        var query = new StoredQuery(ids.Next(), name, body.Description, text, IsSystem: false, call.Now, binder.Bind(text));
        queries.Add(query);
        return EmulatedResponse.From(QueryBody.From(query), "Query created successfully");
    }

    public EmulatedResponse List(Call call)
    {
        var id = call.Parameter("queryId");
        var name = call.Parameter("queryName");
        var onlySystem = call.Parameter("includeOnlySystemQueries", absent: false);
        var system = onlySystem || call.Parameter("includeSystemQueries", absent: true);
        List<QueryBody> found = [.. queries.All
            .Where(q => (q.IsSystem ? system : !onlySystem) && Call.Matches(q.Id, id) && Call.Matches(q.Name, name))
            .Select(QueryBody.From)];
        return found.Count == 0 && (id ?? name) is not null ? throw Refusal.NothingFound() : call.Page(found, "Queries fetched successfully");
    }

    public EmulatedResponse Delete(Call call) => EmulatedResponse.From(QueryBody.From(queries.Remove(call.Id)), "Query deleted successfully");

    public async Task<EmulatedResponse> TestAsync(Call call)
    {
        var query = QueryOf(call);
        var window = TimeOverride.Read(call.Time("startTime"), call.Time("endTime"), "startTime", "endTime");
        host.Accept(query);
        using var result = await host.RunAsync(query, options.WindowOf(query, window, call.Now), MostRows, call.CancellationToken).ConfigureAwait(false);
        var rows = new List<JsonObject>();
        while (result.Read())
        {
            rows.Add(new JsonObject(result.Columns.Select((c, i) => KeyValuePair.Create<string, JsonNode?>(c.Name, result.JsonAt(i)))));
        }

        return EmulatedResponse.From(new Envelope<JsonObject>(rows, NextLink: null, rows.Count, Message: null, StatusCode: 200, host.Hides(query)));
    }

    private BoundQuery QueryOf(Call call) => (call.Parameter("exportQuery"), call.Parameter("queryId")) switch
    {
        ({ } text, null) => binder.Bind(text),
        (null, { } id) => binder.Bind((queries.Find(id) ?? throw Refusal.UnknownQueryId($"there is no query {id}")).Text),
        (null, null) => throw Refusal.Missing("exportQuery or queryId"),
        _ => throw Refusal.BadRequest("exportQuery and queryId exclude each other"),
    };
}
