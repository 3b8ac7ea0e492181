using Insights.Typed.Contracts;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <summary>A report to be created of a query: what is the same for one that is executed now and one that is scheduled.</summary>
public abstract record ReportRequest
{
    private protected ReportRequest()
    {
    }

    /// <summary>Its name. Not empty.</summary>
    public required string ReportName { get; init; }

    /// <summary>What it is for; may be null.</summary>
    public string? Description { get; init; }

    /// <summary>The format of its files: CSV, the default, or TSV, which are all that the service knows.</summary>
    public ReportFormat Format { get; init; } = ReportFormat.Csv;

    /// <summary>
    /// Where the service calls when a file is ready: an absolute address of HTTP or HTTPS, sent as it is written. The
    /// service adds <c>/&lt;reportId&gt;</c> to it for POST, and <c>?reportId=&lt;reportId&gt;</c> for GET. Null for no call.
    /// </summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>How it calls there: GET, or POST, which is the service's default and what null leaves it at. It knows no others.</summary>
    public HttpMethod? CallbackMethod { get; init; }

    /// <exception cref="ArgumentException">A field is not what it must be.</exception>
    internal virtual ReportBody ToBody(string queryId, InsightsClientOptions options) => new()
    {
        ReportName = ReportFields.RequireText(ReportName, nameof(ReportName)),
        Description = Description,
        QueryId = ReportFields.RequireText(queryId, nameof(queryId)),
        Format = ReportFields.CheckFormat(Format, nameof(Format)),
        CallbackUrl = ReportFields.CheckAddress(CallbackUrl, nameof(CallbackUrl)),
        CallbackMethod = ReportFields.CheckMethod(CallbackMethod, nameof(CallbackMethod)),
    };
}
