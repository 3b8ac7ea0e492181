namespace Insights.Typed.Errors;

/// <summary>Describes what the failure of a request means for the next attempt. <see cref="FailureClassifier"/> creates it.</summary>
/// <param name="Kind">The value of <c>error.type</c>; null for the exception's type.</param>
internal sealed record Failure(string? Kind = null)
{
    /// <summary>Gets a failure that another attempt does not repair.</summary>
    public static Failure Permanent { get; } = new();

    /// <summary>Gets a value indicating whether the same request can succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Gets a value indicating whether the request was certainly not processed, so that a retry creates no duplicate.</summary>
    public bool IsUnprocessed { get; init; }

    /// <summary>Gets a value indicating whether a part of the operation has retried it already, so that the operation itself does not.</summary>
    public bool IsRetried { get; init; }

    /// <summary>Gets a value indicating whether the service ended the request because of its time limit.</summary>
    public bool IsTimeLimitReached { get; init; }

    /// <summary>Gets the delay that the server requests before the next attempt; null if it requests none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets a value indicating whether the client can retry a request that creates no resource.</summary>
    public bool CanRetry => IsTransient && !IsRetried;

    /// <summary>Gets a value indicating whether the request may have been processed although it failed.</summary>
    public bool IsPossiblyProcessed => IsTransient && !IsUnprocessed;
}
