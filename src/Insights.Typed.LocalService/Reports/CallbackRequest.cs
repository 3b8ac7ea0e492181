using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Reports;

/// <summary>Creates the callback of a report.</summary>
internal static class CallbackRequest
{
    /// <summary>
    /// Creates the request; null if no callback is sent. Callbacks are sent only to this machine, because an address in a test
    /// can belong to someone.
    /// </summary>
    public static HttpRequestMessage? CreateOrDefault(EmulatedReport report)
    {
        if (!Uri.TryCreate(report.CallbackUrl, UriKind.Absolute, out var url)
            || !url.IsLoopback
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            return null;
        }

        return report.CallbackMethod == "GET"
            ? new HttpRequestMessage(HttpMethod.Get, $"{report.CallbackUrl}{(url.Query.Length == 0 ? '?' : '&')}reportId={report.Id}")
            : new HttpRequestMessage(HttpMethod.Post, $"{report.CallbackUrl!.TrimEnd('/')}/{report.Id}");
    }
}
