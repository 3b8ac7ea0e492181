using Microsoft.AspNetCore.Http;

namespace Insights.Typed.AspNetCore;

/// <summary>A call that says that a report's file is ready.</summary>
/// <remarks>
/// Only a hint: anyone who knows the address can make such a call, with any id. Whether there is a new file, only the
/// service can tell; ask it for the report's executions.
/// </remarks>
public sealed class ReportCallback
{
    internal ReportCallback(string reportId, HttpContext httpContext)
    {
        ReportId = reportId;
        HttpContext = httpContext;
    }

    /// <summary>The report's id as the caller gives it: 1 to 64 ASCII letters, digits and hyphens. It need not be one of yours.</summary>
    public string ReportId { get; }

    /// <summary>The request, for its services (<see cref="HttpContext.RequestServices"/>). Nothing that it holds is to be trusted.</summary>
    public HttpContext HttpContext { get; }
}
