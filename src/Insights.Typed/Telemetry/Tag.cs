namespace Insights.Typed.Telemetry;

/// <summary>The names of the tags of spans and measurements. OpenTelemetry's names where they exist.</summary>
internal static class Tag
{
    public const string Method = "http.request.method";
    public const string Status = "http.response.status_code";
    public const string ResendCount = "http.request.resend_count";
    public const string Server = "server.address";
    public const string Port = "server.port";
    public const string Template = "url.template";
    public const string ErrorType = "error.type";
    public const string ClientName = "insights.client.name";
    public const string Operation = "insights.operation";
    public const string Dataset = "insights.dataset";
    public const string QueryId = "insights.query.id";
    public const string ReportId = "insights.report.id";
    public const string ExecutionId = "insights.execution.id";
    public const string ExecutionStatus = "insights.execution.status";
    public const string CorrelationId = "insights.correlation_id";
    public const string RequestId = "insights.request_id";
    public const string MfaCompliant = "insights.mfa_compliant";
    public const string Delay = "insights.retry.delay";
    public const string Rows = "insights.rows";
    public const string RejectedRows = "insights.rejected_rows";
    public const string Bytes = "insights.bytes";
    public const string Offset = "insights.download.offset";
}
