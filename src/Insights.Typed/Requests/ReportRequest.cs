using Insights.Typed.Contracts;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <summary>A report to create: the properties of immediate and scheduled reports.</summary>
public abstract record ReportRequest
{
    private protected ReportRequest()
    {
    }

    /// <summary>Gets or sets the name of the report. Not empty.</summary>
    public required string ReportName { get; init; }

    /// <summary>Gets or sets the description of the report; may be null.</summary>
    public string? Description { get; init; }

    /// <summary>Gets or sets the format of the files: CSV (the default) or TSV. The service supports no other format.</summary>
    public ReportFormat Format { get; init; } = ReportFormat.Csv;

    /// <summary>
    /// Gets or sets the address that the service calls when a file is ready: an absolute HTTP or HTTPS address, sent as it is written. The
    /// service appends <c>/&lt;reportId&gt;</c> to it for POST, and <c>?reportId=&lt;reportId&gt;</c> for GET. Null for no callback.
    /// </summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>Gets or sets the method of the callback: GET or POST. Null for the service's default, POST. The service supports no other method.</summary>
    public HttpMethod? CallbackMethod { get; init; }

    /// <param name="queryId">The id of the query.</param>
    /// <param name="options">The options of the client, with the rules of the service.</param>
    /// <param name="now">The service's current time.</param>
    /// <exception cref="ArgumentException">A field is not valid.</exception>
    internal virtual ReportBody ToBody(string queryId, InsightsClientOptions options, DateTimeOffset now) => new()
    {
        ReportName = ReportFields.RequireText(ReportName, nameof(ReportName)),
        Description = Description,
        QueryId = ReportFields.RequireText(queryId, nameof(queryId)),
        Format = ReportFields.CheckFormat(Format, nameof(Format)),
        CallbackUrl = ReportFields.CheckAddress(CallbackUrl, nameof(CallbackUrl)),
        CallbackMethod = ReportFields.CheckMethod(CallbackMethod, nameof(CallbackMethod)),
    };
}
