using Insights.Typed.Errors;
using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>What goes wrong with the service or with what it sends. The other exceptions here derive from it.</summary>
/// <remarks>
/// A message is one line of bounded length without control characters, whatever the service, a file or a proxy sent.
/// </remarks>
public class InsightsException : Exception
{
    /// <summary>An error with its explanation.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public InsightsException(string message)
        : base(UntrustedText.SanitizeMessage(RequireMessage(message)))
    {
    }

    /// <summary>An error with its explanation and its cause. Where that is one of these too, it is about the same operation.</summary>
    public InsightsException(string message, Exception? innerException)
        : base(UntrustedText.SanitizeMessage(RequireMessage(message)), innerException)
    {
        if (innerException is InsightsException cause)
        {
            Operation = cause.Operation;
            QueryText = cause.QueryText;
            CorrelationId = cause.CorrelationId;
            RequestId = cause.RequestId;
        }
    }

    /// <summary>
    /// What was being done, such as "create query" or "download report". Set on whatever a method of
    /// <see cref="InsightsClient"/> or <see cref="ScheduledReport{T}"/> throws; null where a credential is used on its own.
    /// </summary>
    public string? Operation { get; internal set; }

    /// <summary>The text of the query that it was about; null where it was about none, or about one known by its id only.</summary>
    public string? QueryText { get; internal set; }

    /// <summary>
    /// The id by which the service's support finds the operation with all its requests: the <c>MS-CorrelationId</c> of the response,
    /// or else the one that was sent. Null where nothing was sent to the service.
    /// </summary>
    public string? CorrelationId { get; internal set; }

    /// <summary>The id of the one request that failed: the <c>MS-RequestId</c> of the response, or else the one that was sent. Null where nothing was sent to the service.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>
    /// Whether the same call can succeed later without any change: the network failed, a server was busy or unavailable (408,
    /// 429 and 5xx), a response was damaged or did not arrive in time, or no token was available. The client has already
    /// retried such failures, as far as its options and the safety of the request allow.
    /// </summary>
    /// <remarks>
    /// After such a failure of a call that creates something, the service may have created it.
    /// <see cref="InsightsClientOptions.MaxRetries"/> and <see cref="InsightsClientOptions.RetryTimeout"/> limit the retries.
    /// </remarks>
    public bool IsTransient => Failure.IsTransient;

    /// <summary>What the failure means for the next attempt.</summary>
    internal Failure Failure { get; init; } = Failure.Permanent;

    /// <summary>Whether it is the break of a download under way, which is logged when the download is resumed and not as a retry as well.</summary>
    internal bool IsDownloadInterruption { get; set; }

    /// <summary>Says which request it was about, as far as the response does not.</summary>
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

    /// <summary>Says what it was about, as far as nobody nearer to it has.</summary>
    internal void SetOperation(string operation, string? queryText)
    {
        Operation ??= operation;
        QueryText ??= queryText;
    }
}
