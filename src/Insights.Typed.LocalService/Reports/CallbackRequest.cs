using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Reports;

/// <summary>Whom a report tells that it is ready.</summary>
internal static class CallbackRequest
{
    /// <summary>
    /// The request that tells it; null where there is nobody to tell. Only this machine is called: what a test makes up
    /// may be somebody's address.
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
