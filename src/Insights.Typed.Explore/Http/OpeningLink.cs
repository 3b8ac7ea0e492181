using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.Explore.Http;

/// <summary>
/// Addresses that open the page once. The address for a browser is an argument of its process, which other users of the machine can see,
/// so it cannot contain the token.
/// </summary>
internal sealed class OpeningLink(TimeProvider time, Func<Uri> getAddress)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private (AccessToken Code, DateTimeOffset Expires)? current;

    /// <summary>Creates the path of an address; an earlier one is no longer valid.</summary>
    public string Create()
    {
        var code = new AccessToken();
        lock (gate)
        {
            current = (code, time.GetUtcNow() + Lifetime);
        }

        return $"/open/{code.Text}";
    }

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/open/{code}", context =>
    {
        var isValid = false;
        lock (gate)
        {
            if (current is var (code, expires) && code.Matches(context.Request.GetRouteText("code")))
            {
                isValid = time.GetUtcNow() < expires;
                current = null;
            }
        }

        context.Response.Redirect(isValid ? getAddress().AbsoluteUri : "/");
        return Task.CompletedTask;
    });
}
