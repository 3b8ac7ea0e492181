using Microsoft.AspNetCore.Http;

namespace Insights.Typed.AspNetCore;

/// <summary>A callback that reports that a report's file is ready.</summary>
/// <remarks>
/// Only a hint: anyone who knows the address can make such a call with any id. Request the
/// report's executions from the service to find out whether a new file exists.
/// </remarks>
public sealed class ReportCallback
{
    internal ReportCallback(string reportId, HttpContext httpContext)
    {
        ReportId = reportId;
        HttpContext = httpContext;
    }

    /// <summary>Gets the report's id as the caller sent it: 1 to 64 ASCII letters, digits and hyphens. It may not be the id of one of your reports.</summary>
    public string ReportId { get; }

    /// <summary>Gets the request, for its services (<see cref="HttpContext.RequestServices"/>). Do not trust its content.</summary>
    public HttpContext HttpContext { get; }
}
