namespace Insights.Typed.Errors;

/// <summary>What the failure of a request means for the next attempt. <see cref="FailureClassifier"/> derives it from what happened.</summary>
/// <param name="Kind">The value of <c>error.type</c>; null for the exception's type.</param>
internal sealed record Failure(string? Kind = null)
{
    /// <summary>A failure that another attempt does not repair.</summary>
    public static Failure Permanent { get; } = new();

    /// <summary>Whether the same request can succeed later: nothing is wrong with it.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Whether the request was certainly not processed, so that sending it again does nothing twice.</summary>
    public bool IsUnprocessed { get; init; }

    /// <summary>Whether a part of the operation has retried it already, so that the operation itself does not.</summary>
    public bool IsRetried { get; init; }

    /// <summary>How long the server asks to wait before the next attempt; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the client may send the request again, if it does nothing twice.</summary>
    public bool CanRetry => IsTransient && !IsRetried;

    /// <summary>Whether the request may have been processed although it failed.</summary>
    public bool IsPossiblyProcessed => IsTransient && !IsUnprocessed;
}
