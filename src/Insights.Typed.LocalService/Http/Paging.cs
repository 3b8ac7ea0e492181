using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Insights.Typed.LocalService.Http;

/// <summary>Answers with a list page by page. How the real service marks where a page starts is not documented.</summary>
/// <param name="Size">How many items a page has; null for all.</param>
/// <param name="RelativeTo">The path that links are relative to; null for absolute links.</param>
internal sealed record Paging(int? Size, string? RelativeTo = null)
{
    private const string Parameter = "skip";

    public Task AnswerAsync<T>(HttpContext context, IReadOnlyList<T> all, string? message = null, bool isRedacted = false)
    {
        var start = StartOf(context.Request);
        var page = all.Skip(start).Take(Size ?? int.MaxValue).ToList();
        var next = start + page.Count;
        return context.AnswerAsync(new Envelope<T>(
            page, next < all.Count ? LinkTo(context.Request, next) : null, all.Count, message, StatusCodes.Status200OK, isRedacted));
    }

    private static int StartOf(HttpRequest request) => request.Parameter(Parameter) switch
    {
        null => 0,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var start) => start,
        var text => throw Refusal.BadRequest($"{Parameter} '{text}' is not a count"),
    };

    private string LinkTo(HttpRequest request, int start)
    {
        var query = new QueryBuilder(request.Query.Where(p => !string.Equals(p.Key, Parameter, StringComparison.OrdinalIgnoreCase)))
        {
            { Parameter, start.ToString(CultureInfo.InvariantCulture) },
        };
        if (RelativeTo is not null && request.Path.StartsWithSegments(RelativeTo, out var rest))
        {
            return rest.Value!.TrimStart('/') + query.ToQueryString();
        }

        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query.ToQueryString());
    }
}
