using System.Text.Json.Nodes;
using Insights.Typed.Emulation.Contracts;
using Insights.Typed.Emulation.Datasets;
using Insights.Typed.Emulation.Queries;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation.Operations;

/// <summary>The operations on datasets and queries.</summary>
internal sealed class QueryOperations(EmulationOptions options, EmulationHost host, DatasetCatalog catalog, QueryStore queries, QueryBinder binder, SeededIds ids)
{
    public EmulatedResponse ListDatasets(OperationContext context)
    {
        var name = context.GetParameter(OperationParameters.DatasetName);
        List<ServiceDataset> found = [.. catalog.Tables.Where(t => OperationContext.Matches(t.Name, name)).Select(t => ServiceDataset.From(t.Schema))];
        return found.Count == 0 && name is not null ? throw ServiceErrors.NotFound() : context.CreatePage(found, "Dataset fetched successfully");
    }

    public async Task<EmulatedResponse> CreateAsync(OperationContext context)
    {
        var body = await context.ReadBodyAsync(ServiceJson.Default.CreateQueryBody).ConfigureAwait(false);
        var name = OperationContext.Require(body.Name, "Name");
        if (options.ValidatesQueryNames && !name.All(c => char.IsLetterOrDigit(c) || char.IsWhiteSpace(c)))
        {
            throw ServiceErrors.BadRequest($"Name '{name}' may consist of letters, digits and white space only");
        }

        var text = OperationContext.Require(body.Query, "Query");
        var query = new StoredQuery(ids.Next(), name, body.Description, text, IsSystem: false, context.Now, binder.Bind(text));
        queries.Add(query);
        return EmulatedResponse.From(QueryBody.From(query), "Query created successfully");
    }

    public EmulatedResponse List(OperationContext context)
    {
        var id = context.GetParameter(OperationParameters.QueryId);
        var name = context.GetParameter(OperationParameters.QueryName);
        var includesOnlySystem = context.GetBoolean(OperationParameters.IncludeOnlySystemQueries);
        var includesSystem = context.GetBoolean(OperationParameters.IncludeSystemQueries) || includesOnlySystem;
        List<QueryBody> found = [.. queries.All
            .Where(q => (q.IsSystem ? includesSystem : !includesOnlySystem) && OperationContext.Matches(q.Id, id) && OperationContext.Matches(q.Name, name))
            .Select(QueryBody.From)];
        return found.Count == 0 && (id ?? name) is not null ? throw ServiceErrors.NotFound() : context.CreatePage(found, "Queries fetched successfully");
    }

    public EmulatedResponse Delete(OperationContext context) => EmulatedResponse.From(QueryBody.From(queries.Remove(context.Id)), "Query deleted successfully");

    public async Task<EmulatedResponse> TestAsync(OperationContext context)
    {
        var window = TimeOverride.Read(
            context.GetTime(OperationParameters.StartTime), context.GetTime(OperationParameters.EndTime), OperationParameters.StartTime.Name, OperationParameters.EndTime.Name);
        var query = BindQuery(context);
        host.PrepareQuery(query);
        using var result = await host.RunAsync(query, options.GetWindow(query, window, context.Now), ServiceProgram.PreviewLimit, context.CancellationToken).ConfigureAwait(false);
        var rows = new List<JsonObject>();
        while (result.Read())
        {
            rows.Add(new JsonObject(result.Columns.Select((c, i) => KeyValuePair.Create<string, JsonNode?>(c.Name, result.GetJson(i)))));
        }

        return context.CreatePage(rows, isRedacted: host.IsRedacted(query));
    }

    private BoundQuery BindQuery(OperationContext context) => (context.GetParameter(OperationParameters.ExportQuery), context.GetParameter(OperationParameters.TestedQueryId)) switch
    {
        ({ } text, null) => binder.Bind(text),
        (null, { } id) => binder.Bind((queries.Find(id) ?? throw ServiceErrors.UnknownQueryId($"the query {id} does not exist")).Text),
        (null, null) => throw ServiceErrors.MissingValue($"{OperationParameters.ExportQuery.Name} or {OperationParameters.TestedQueryId.Name}"),
        _ => throw ServiceErrors.BadRequest($"{OperationParameters.ExportQuery.Name} and {OperationParameters.TestedQueryId.Name} exclude each other"),
    };
}
