using Insights.Typed.LocalService.Data;
using Insights.Typed.LocalService.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Http;

/// <summary><c>ScheduledQueries</c>: saved queries.</summary>
internal sealed class QueryEndpoints(SavedQueries queries, QueryBinder binder, Ids ids, Paging paging, LocalServiceOptions options)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("ScheduledQueries", CreateAsync).As(LocalServiceOperation.CreateQuery);
        routes.MapGet("ScheduledQueries", ListAsync).As(LocalServiceOperation.ListQueries);
        routes.MapDelete("ScheduledQueries/{queryId}", DeleteAsync).As(LocalServiceOperation.DeleteQuery);
    }

    private async Task CreateAsync(HttpContext context)
    {
        var body = await context.Request.ReadBodyAsync<CreateQueryBody>().ConfigureAwait(false);
        var name = Required.Text(body.Name, "Name");
        if (options.ChecksQueryNames && !name.All(c => char.IsLetterOrDigit(c) || char.IsWhiteSpace(c)))
        {
            throw Refusal.BadRequest($"Name '{name}' may consist of letters, digits and white space only");
        }

        var text = Required.Text(body.Query, "Query");
        var query = new SavedQuery(ids.Next(), name, body.Description, text, IsSystem: false, options.TimeProvider.GetUtcNow().UtcDateTime, binder.Bind(text));
        queries.Add(query);
        await context.AnswerAsync([QueryBody.Of(query)], "Query created successfully").ConfigureAwait(false);
    }

    private Task ListAsync(HttpContext context)
    {
        var id = context.Request.Parameter("queryId");
        var name = context.Request.Parameter("queryName");
        var onlySystem = context.Request.Parameter("includeOnlySystemQueries", absent: false);
        var system = onlySystem || context.Request.Parameter("includeSystemQueries", absent: true);
        var found = queries.All.Where(q =>
            (q.IsSystem ? system : !onlySystem)
            && (id is null || string.Equals(q.Id, id, StringComparison.OrdinalIgnoreCase))
            && (name is null || string.Equals(q.Name, name, StringComparison.OrdinalIgnoreCase))).ToList();
        if (found.Count == 0 && (id ?? name) is not null)
        {
            throw Refusal.NothingFound();
        }

        return paging.AnswerAsync<QueryBody>(context, [.. found.Select(QueryBody.Of)], "Queries fetched successfully");
    }

    private Task DeleteAsync(HttpContext context) =>
        context.AnswerAsync([QueryBody.Of(queries.Remove((string)context.Request.RouteValues["queryId"]!))], "Query deleted successfully");
}
