using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Insights.Typed.Explore.Http;

/// <summary>
/// Refuses requests that do not come from the page: with the name of another host (DNS rebinding), from another site, or, for the API,
/// without the token. The token is in a header that only the page's script can set, so no other page can use it.
/// </summary>
internal sealed class AccessGuard(AccessToken token, Func<Uri> getAddress)
{
    private const string Scheme = "Bearer ";
    private const string NoToken =
        "This page has no access, or insights explore was started again since it was opened. Open the address that insights explore printed last.";

    /// <exception cref="ExploreException">The request is refused.</exception>
    public void Check(HttpRequest request)
    {
        if (!GetHosts(getAddress()).Contains(request.Host.Value, StringComparer.OrdinalIgnoreCase))
        {
            throw new ExploreException(ExploreFailure.Forbidden, "The request is for another host. Open the address that insights explore printed.");
        }

        // A browser sends the origin with each request that a script or a form of a site causes.
        if (request.Headers.Origin is { Count: > 0 } origin && !string.Equals(origin.ToString(), $"http://{request.Host.Value}", StringComparison.OrdinalIgnoreCase))
        {
            throw new ExploreException(ExploreFailure.Forbidden, "The request comes from another site. Open the address that insights explore printed.");
        }

        if (request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !HasToken(request))
        {
            throw new ExploreException(ExploreFailure.Unauthorized, NoToken);
        }
    }

    /// <summary>Gets what browsers send as the host. They leave out the port of the scheme, 80.</summary>
    private static string[] GetHosts(Uri address)
    {
        string[] hosts = [$"127.0.0.1:{address.Port}", $"localhost:{address.Port}"];
        return address.IsDefaultPort ? [.. hosts, "127.0.0.1", "localhost"] : hosts;
    }

    private bool HasToken(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        return header.StartsWith(Scheme, StringComparison.Ordinal) && token.Matches(header[Scheme.Length..]);
    }
}
