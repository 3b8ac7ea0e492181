using Microsoft.Extensions.Logging;

namespace Insights.Typed.Telemetry;

/// <summary>The log events. Ids and names are stable, because users filter by them. Listed in TELEMETRY.md.</summary>
internal static partial class Events
{
    /// <summary>The replacement for a reason or an id that the service did not send.</summary>
    public const string None = "none";

    [LoggerMessage(1, LogLevel.Debug, "The service responded to '{Operation}' with {Status} after {Elapsed}; correlation id: {CorrelationId}", EventName = "OperationCompleted")]
    public static partial void OperationCompleted(this ILogger logger, string operation, int status, TimeSpan elapsed, string correlationId);

    [LoggerMessage(2, LogLevel.Warning, "'{Operation}' failed ({ErrorType}) after {Elapsed}. The service's reason: {Reason}; correlation id: {CorrelationId}; request id: {RequestId}", EventName = "OperationFailed")]
    public static partial void OperationFailed(this ILogger logger, string operation, string errorType, TimeSpan elapsed, string reason, string correlationId, string requestId);

    [LoggerMessage(3, LogLevel.Warning, "'{Operation}' failed ({ErrorType}); retry {Retry} follows after {Delay}. The service's reason: {Reason}; correlation id: {CorrelationId}; request id: {RequestId}", EventName = "OperationRetried")]
    public static partial void OperationRetried(this ILogger logger, string? operation, string errorType, TimeSpan delay, int retry, string reason, string correlationId, string requestId);

    [LoggerMessage(4, LogLevel.Warning, "'{Operation}' is not retried, although {RetryTimeout} allow {MaxRetries} retries in all: {Elapsed} have passed, and the service requests a delay of {RetryAfter}; correlation id: {CorrelationId}; request id: {RequestId}", EventName = "RetriesEnded")]
    public static partial void RetriesEnded(this ILogger logger, string? operation, TimeSpan retryTimeout, int maxRetries, TimeSpan elapsed, TimeSpan? retryAfter, string correlationId, string requestId);

    [LoggerMessage(5, LogLevel.Debug, "The caller canceled '{Operation}' after {Elapsed}; correlation id: {CorrelationId}", EventName = "OperationCanceled")]
    public static partial void OperationCanceled(this ILogger logger, string operation, TimeSpan elapsed, string correlationId);

    [LoggerMessage(10, LogLevel.Debug, "A token was obtained in {Elapsed}; it expires on {ExpiresOn:O}", EventName = "TokenObtained")]
    public static partial void TokenObtained(this ILogger logger, TimeSpan elapsed, DateTimeOffset expiresOn);

    [LoggerMessage(11, LogLevel.Warning, "The request for a token failed ({ErrorType}) after {Elapsed}", EventName = "TokenFailed")]
    public static partial void TokenFailed(this ILogger logger, string errorType, TimeSpan elapsed);

    [LoggerMessage(12, LogLevel.Warning, "The request for a new token failed; the current token, which expires on {ExpiresOn:O}, remains in use", EventName = "TokenKept")]
    public static partial void TokenKept(this ILogger logger, DateTimeOffset expiresOn);

    [LoggerMessage(13, LogLevel.Information, "The service refused the token for '{Operation}'; the client requests a new one; correlation id: {CorrelationId}; request id: {RequestId}", EventName = "TokenRefused")]
    public static partial void TokenRefused(this ILogger logger, string operation, string correlationId, string requestId);

    [LoggerMessage(14, LogLevel.Warning, "The service says that the token was not obtained with multifactor authentication (isMfaCompliant: false): it can refuse such tokens at any time. Sign in again with a second factor; correlation id: {CorrelationId}", EventName = "TokenNotMfaCompliant")]
    public static partial void TokenNotMfaCompliant(this ILogger logger, string correlationId);

    [LoggerMessage(20, LogLevel.Debug, "A report on {Dataset} starts", EventName = "ReportStarted")]
    public static partial void ReportStarted(this ILogger logger, string dataset);

    [LoggerMessage(21, LogLevel.Debug, "The report {ReportId} of the query {QueryId} was created", EventName = "ReportCreated")]
    public static partial void ReportCreated(this ILogger logger, string? reportId, string? queryId);

    [LoggerMessage(22, LogLevel.Debug, "The execution {ExecutionId} of the report {ReportId} has the status {ExecutionStatus}", EventName = "ExecutionSeen")]
    public static partial void ExecutionSeen(this ILogger logger, string? executionId, string? reportId, string? executionStatus);

    [LoggerMessage(23, LogLevel.Warning, "The user's role hides data from the rows of {Dataset}", EventName = "DataRedacted")]
    public static partial void DataRedacted(this ILogger logger, string dataset);

    [LoggerMessage(24, LogLevel.Information, "The report on {Dataset} was read in {Elapsed}: {Rows} rows from {Bytes} bytes", EventName = "ReportRead")]
    public static partial void ReportRead(this ILogger logger, string dataset, TimeSpan elapsed, long rows, long bytes);

    [LoggerMessage(25, LogLevel.Warning, "The report on {Dataset} failed ({ErrorType}) after {Elapsed}, {Rows} rows and {Bytes} bytes; correlation id: {CorrelationId}; request id: {RequestId}", EventName = "ReportFailed")]
    public static partial void ReportFailed(this ILogger logger, string dataset, string errorType, TimeSpan elapsed, long rows, long bytes, string correlationId, string requestId);

    [LoggerMessage(26, LogLevel.Warning, "The service may still have the query {QueryId} or the report {ReportId} of a run that has ended", EventName = "ResourcesLeft")]
    public static partial void ResourcesLeft(this ILogger logger, string? queryId, string? reportId);

    [LoggerMessage(27, LogLevel.Debug, "The caller canceled the report on {Dataset} after {Elapsed}, {Rows} rows and {Bytes} bytes", EventName = "ReportCanceled")]
    public static partial void ReportCanceled(this ILogger logger, string dataset, TimeSpan elapsed, long rows, long bytes);

    [LoggerMessage(28, LogLevel.Warning, "{Rejected} rows of the report on {Dataset} were rejected, and {Rows} were read", EventName = "RowsRejected")]
    public static partial void RowsRejected(this ILogger logger, string dataset, long rejected, long rows);

    [LoggerMessage(29, LogLevel.Warning, "The execution {ExecutionId} of the watched report {ReportId} has ended without a file; its status is {ExecutionStatus}", EventName = "ExecutionFailed")]
    public static partial void ExecutionFailed(this ILogger logger, string? executionId, string? reportId, string? executionStatus);

    [LoggerMessage(30, LogLevel.Debug, "The download of the file of a report on {Dataset} from {Host} starts; its length: {Length}", EventName = "DownloadStarted")]
    public static partial void DownloadStarted(this ILogger logger, string dataset, string host, long? length);

    [LoggerMessage(31, LogLevel.Warning, "The download of a report on {Dataset} was interrupted after {Offset} bytes ({ErrorType}) and is resumed there", EventName = "DownloadResumed")]
    public static partial void DownloadResumed(this ILogger logger, string dataset, long offset, string errorType);

    [LoggerMessage(32, LogLevel.Information, "The link to the file of a report on {Dataset} was refused with {Status}; the client requests a new one", EventName = "LinkRenewed")]
    public static partial void LinkRenewed(this ILogger logger, string dataset, int status);
}
