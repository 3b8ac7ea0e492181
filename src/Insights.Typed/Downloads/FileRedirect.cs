using System.Net;
using Insights.Typed.Language;
using Insights.Typed.Settings;

namespace Insights.Typed.Downloads;

/// <summary>Where the file's host sends a download on to. Nothing that was asked for in secret is fetched in the clear.</summary>
internal static class FileRedirect
{
    /// <summary>The address that an answer sends on to; null where it is no redirect.</summary>
    /// <exception cref="InsightsException">It names no address, or one that leads into the clear.</exception>
    public static Uri? FindTarget(HttpResponseMessage response, Uri address)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
        {
            return null;
        }

        return response.Headers.Location is { } location && Uri.TryCreate(address, location, out var next)
            ? CheckTarget(address, next)
            : throw new InsightsException($"{address.Host} sent the download of the report's file on ({(int)response.StatusCode}), and did not say where to.");
    }

    /// <summary>Also for what a handler followed without asking.</summary>
    public static Uri CheckTarget(Uri from, Uri to) => TrustedAddress.IsTrusted(to, from) && (from.Scheme == to.Scheme || to.Scheme == Uri.UriSchemeHttps)
        ? to
        : throw new InsightsException($"{from.Host} sent the download of the report's file on to {UntrustedText.Sanitize(to.Host, UntrustedText.MaxNameLength)} over {to.Scheme}, which is not followed: anyone on the way could read it.");
}
