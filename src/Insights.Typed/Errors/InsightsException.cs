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
        }
    }

    /// <summary>
    /// What was being done, such as "create query" or "download report". Set on whatever a method of
    /// <see cref="InsightsClient"/> or <see cref="ScheduledReport{T}"/> throws; null where a credential is used on its own.
    /// </summary>
    public string? Operation { get; internal set; }

    /// <summary>The text of the query that it was about; null where it was about none, or about one known by its id only.</summary>
    public string? QueryText { get; internal set; }

    /// <summary>The id by which the service's support finds the request; null where it sent none, or nothing at all.</summary>
    public string? CorrelationId { get; internal init; }

    /// <summary>Whether the same request can succeed a little later: nothing is wrong with it.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>Whether the service has certainly not carried the request out, so that sending it again makes no two of a kind.</summary>
    internal bool IsNotTaken { get; init; }

    /// <summary>Whether it is the break of a download under way, which is logged when the download is resumed and not as a retry as well.</summary>
    internal bool IsDownloadBreak { get; set; }

    /// <summary>The kind of error, in one of few words, for traces and metrics; null for the exception's own type.</summary>
    internal string? Kind { get; init; }

    /// <summary>Says what it was about, as far as nobody nearer to it has.</summary>
    internal void Concerns(string operation, string? queryText)
    {
        Operation ??= operation;
        QueryText ??= queryText;
    }
}
