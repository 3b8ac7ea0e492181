using System.Net;
using Insights.Typed.Language;
using Insights.Typed.Settings;

namespace Insights.Typed.Downloads;

/// <summary>Checks the redirects of a download. A download that started with HTTPS never continues without it.</summary>
internal static class FileRedirect
{
    /// <summary>Gets the address that a response redirects to; null if it is not a redirect.</summary>
    /// <exception cref="InsightsException">The redirect has no address, or an unencrypted one.</exception>
    public static Uri? FindTarget(HttpResponseMessage response, Uri address)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
        {
            return null;
        }

        return response.Headers.Location is { } location && Uri.TryCreate(address, location, out var next)
            ? CheckTarget(address, next)
            : throw new InsightsException($"{address.Host} redirected the download of the report's file ({(int)response.StatusCode}) without an address.");
    }

    /// <summary>Checks a redirect, also one that a handler has followed.</summary>
    public static Uri CheckTarget(Uri from, Uri to) => TrustedAddress.IsTrusted(to, from) && (from.Scheme == to.Scheme || to.Scheme == Uri.UriSchemeHttps)
        ? to
        : throw new InsightsException($"{from.Host} redirected the download of the report's file to {UntrustedText.Sanitize(to.Host, UntrustedText.MaxNameLength)} over {to.Scheme}, which is not followed because it is not encrypted.");
}
