using Insights.Typed.Errors;
using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>The exception that is thrown when the service, a file or a token request fails. The other exceptions of this library derive from it.</summary>
/// <remarks>
/// A message is one line of limited length without control characters, even if the service, a file or a proxy sent such text.
/// </remarks>
public class InsightsException : Exception
{
    /// <summary>
    /// The key in <see cref="Exception.Data"/> of a message with the ids of the query and the report that could not be deleted. Any
    /// exception of a failed run or schedule can have it, also a cancellation.
    /// </summary>
    public const string RemainingResourcesKey = "Insights.Typed.RemainingResources";

    /// <summary>Initializes a new instance of the <see cref="InsightsException"/> class with a message.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public InsightsException(string message)
        : base(UntrustedText.SanitizeMessage(RequireMessage(message)))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InsightsException"/> class with a message and a cause. If the cause is an <see cref="InsightsException"/>, its operation, ids and error code are copied.</summary>
    public InsightsException(string message, Exception? innerException)
        : base(UntrustedText.SanitizeMessage(RequireMessage(message)), innerException)
    {
        if (innerException is InsightsException cause)
        {
            Operation = cause.Operation;
            QueryText = cause.QueryText;
            CorrelationId = cause.CorrelationId;
            RequestId = cause.RequestId;
            ErrorCode = cause.ErrorCode;
            RefusedSetting = cause.RefusedSetting;
        }
    }

    /// <summary>
    /// Gets the operation that failed, such as <see cref="InsightsOperationNames.CreateQuery"/>. Set on each exception that a method of
    /// <see cref="InsightsClient"/> or <see cref="ScheduledReport{T}"/> throws; null if a credential is used directly.
    /// </summary>
    public string? Operation { get; internal set; }

    /// <summary>Gets the text of the query of the failed operation; null if it has no query, or if only the query's id is known.</summary>
    public string? QueryText { get; internal set; }

    /// <summary>
    /// Gets the id by which the service's support finds the operation with all its requests: the <c>MS-CorrelationId</c> of the response,
    /// or else the one that was sent. Null if no request was sent to the service.
    /// </summary>
    public string? CorrelationId { get; internal set; }

    /// <summary>Gets the id of the request that failed: the <c>MS-RequestId</c> of the response, or else the one that was sent. Null if no request was sent to the service.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>
    /// Gets the error code of the response: that of the service, such as <c>10001</c>, or, if no token is available, that of Microsoft Entra ID,
    /// such as <c>AADSTS50173</c>. Null if the response contains none, or if no response was received.
    /// </summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>Gets the setting that Microsoft Entra ID refused, so that another value of it is required; null for every other failure.</summary>
    public SignInSetting? RefusedSetting { get; internal init; }

    /// <summary>
    /// Gets a value indicating whether the same call can succeed later without any change: the network failed, a server was busy or unavailable (408,
    /// 429 and 5xx), a response was damaged or did not arrive in time, or the source of the tokens was busy or could not be reached. The client has already
    /// retried such failures, as far as its options and the safety of the request allow.
    /// </summary>
    /// <remarks>
    /// A test query that the service ended because of its time limit is not transient: the service would end the next one too.
    /// After such a failure of a call that creates something, the service may have created it.
    /// <see cref="InsightsClientOptions.MaxRetries"/> and <see cref="InsightsClientOptions.RetryTimeout"/> limit the retries.
    /// </remarks>
    public bool IsTransient => Failure.IsTransient;

    /// <summary>
    /// Gets a value indicating whether the service ended a test query because of its time limit, 100 seconds, so that the query has no preview. A report
    /// of the same query has no such limit.
    /// </summary>
    public bool IsTimeLimitReached => Failure.IsTimeLimitReached;

    /// <summary>Gets the meaning of the failure for the next attempt.</summary>
    internal Failure Failure { get; init; } = Failure.Permanent;

    /// <summary>Gets a value indicating whether the failure is an interruption of a download in progress, which is logged when the download is resumed and not as a retry.</summary>
    internal bool IsDownloadInterruption { get; set; }

    /// <summary>Gets a value indicating whether the message says that the response to a creation was lost, and what may exist.</summary>
    internal bool ReportsLostCreation { get; init; }

    /// <summary>Sets the ids of the request, unless the response contained them.</summary>
    internal void SetRequestIds(string correlationId, string requestId)
    {
        CorrelationId ??= correlationId;
        RequestId ??= requestId;
    }

    private static string RequireMessage(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message;
    }

    /// <summary>Sets the operation and the query, unless they are set.</summary>
    internal void SetOperation(string operation, string? queryText)
    {
        Operation ??= operation;
        QueryText ??= queryText;
    }
}
