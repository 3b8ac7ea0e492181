using System.Text.Json.Nodes;
using Insights.Typed.LocalService.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Http;

/// <summary><c>ScheduledQueries/testQueryResult</c>: a query's first rows, at once.</summary>
internal sealed class TestQueryEndpoint(SavedQueries queries, QueryBinder binder, QueryRunner runner, TimeProvider clock)
{
    private const int MostRows = 100;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("ScheduledQueries/testQueryResult", TestAsync).As(LocalServiceOperation.TestQuery);

    private async Task TestAsync(HttpContext context)
    {
        var query = QueryOf(context.Request);
        var window = TimeOverride.Of(
            TimeOf(context.Request, "startTime"), TimeOf(context.Request, "endTime"), "startTime", "endTime");
        using var result = await runner.RunAsync(query, window, clock.GetUtcNow().UtcDateTime, context.RequestAborted, MostRows).ConfigureAwait(false);
        var rows = new List<JsonObject>();
        while (result.Read())
        {
            rows.Add(new JsonObject(result.Columns.Select((c, i) => KeyValuePair.Create<string, JsonNode?>(c.Name, result.JsonAt(i)))));
        }

        await context.AnswerAsync(new Envelope<JsonObject>(
            rows, NextLink: null, rows.Count, Message: null, StatusCodes.Status200OK, runner.Redaction.Hides(query))).ConfigureAwait(false);
    }

    private BoundQuery QueryOf(HttpRequest request) => (request.Parameter("exportQuery"), request.Parameter("queryId")) switch
    {
        ({ } text, null) => binder.Bind(text),
        (null, { } id) => binder.Bind((queries.Find(id) ?? throw Refusal.UnknownQueryId($"there is no query {id}")).Text),
        (null, null) => throw Refusal.Missing("exportQuery or queryId"),
        _ => throw Refusal.BadRequest("exportQuery and queryId exclude each other"),
    };

    private static DateTime? TimeOf(HttpRequest request, string name) => request.Parameter(name) switch
    {
        null => null,
        var text when ServiceTime.TryRead(text, out var time) => time,
        var text => throw Refusal.BadRequest($"{name} '{text}' is not a time such as 2024-01-31T00:00:00Z"),
    };
}
