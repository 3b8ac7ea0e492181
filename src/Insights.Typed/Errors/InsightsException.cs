namespace Insights.Typed;

/// <summary>What goes wrong with the service or with what it sends. The other exceptions here derive from it.</summary>
/// <remarks>
/// A message is one line of bounded length without control characters, whatever the service, a file or a proxy sent.
/// </remarks>
public class InsightsException : Exception
{
    /// <summary>An error with its explanation.</summary>
    public InsightsException(string message)
        : base(ForeignText.Message(message))
    {
    }

    /// <summary>An error with its explanation and its cause. Where that is one of these too, it is about the same operation.</summary>
    public InsightsException(string message, Exception? innerException)
        : base(ForeignText.Message(message), innerException)
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

    /// <summary>Whether the same request can succeed a little later: nothing is wrong with it.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>Whether the service has certainly not carried the request out, so that sending it again makes no two of a kind.</summary>
    internal bool IsNotTaken { get; init; }

    /// <summary>Whether it is the break of a download under way, which is logged when the download is resumed and not as a retry as well.</summary>
    internal bool IsDownloadBreak { get; set; }

    /// <summary>The kind of error, in one of few words, for traces and metrics; null for the exception's own type.</summary>
    internal string? Kind { get; init; }

    /// <summary>Says which request it was about, as far as the response does not.</summary>
    internal void Identify(RequestIds ids)
    {
        CorrelationId ??= ids.CorrelationId;
        RequestId ??= ids.RequestId;
    }

    /// <summary>Says what it was about, as far as nobody nearer to it has.</summary>
    internal void Concerns(string operation, string? queryText)
    {
        Operation ??= operation;
        QueryText ??= queryText;
    }
}
