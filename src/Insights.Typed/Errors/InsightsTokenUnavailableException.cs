using System.Net;
using System.Net.Http.Headers;
using Insights.Typed.Errors;

namespace Insights.Typed;

/// <summary>
/// The exception that is thrown when no token is available now, and one may be available later. A custom <see cref="InsightsCredential"/> or
/// <see cref="InsightsTokenStore"/> throws it when the source of its tokens is busy or cannot be reached.
/// </summary>
/// <remarks>
/// The client retries the request for a token as it retries its other requests, within the limits of
/// <see cref="InsightsClientOptions.MaxRetries"/> and <see cref="InsightsClientOptions.RetryTimeout"/>. After the last
/// retry, the call throws an <see cref="InsightsException"/> with this exception as its cause.
/// </remarks>
public sealed class InsightsTokenUnavailableException : InsightsException
{
    /// <summary>Initializes a new instance of the <see cref="InsightsTokenUnavailableException"/> class for a token that may be available later.</summary>
    /// <param name="message">The description of the failure. It must not contain a secret.</param>
    /// <param name="retryAfter">The delay before the next attempt; null or zero for the client's delay.</param>
    /// <param name="innerException">The cause; may be null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retryAfter"/> is negative.</exception>
    public InsightsTokenUnavailableException(string message, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base(message, innerException)
    {
        if (retryAfter is { } wait)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.Zero, nameof(retryAfter));
        }

        Failure = new Failure(ErrorKind.NoToken) { IsTransient = true, IsUnprocessed = true, RetryAfter = retryAfter };
    }

    /// <summary>Gets the delay before the next attempt; null or zero for the client's delay.</summary>
    public TimeSpan? RetryAfter => Failure.RetryAfter;

    /// <summary>Returns a value indicating whether an exception from a source of tokens is transient by the rules of the client, so that it is a reason to throw this exception.</summary>
    /// <param name="exception">The exception itself; its causes are not inspected.</param>
    /// <param name="retryAfter">The delay that the source requests; null if it requests none.</param>
    public static bool IsTransientFailure(Exception exception, out TimeSpan? retryAfter)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var failure = FailureClassifier.FromToken(exception);
        retryAfter = failure.RetryAfter;
        return failure.IsTransient;
    }

    /// <summary>
    /// Returns a value indicating whether a response with this status is a reason to throw this exception: 408, 429 and 5xx, which the client
    /// treats as transient everywhere.
    /// </summary>
    /// <param name="statusCode">The status of the response to a request for a token.</param>
    public static bool IsTransientStatus(HttpStatusCode statusCode) => FailureClassifier.IsTransient(statusCode);

    /// <summary>
    /// Gets the delay that a response requests in <c>Retry-After</c>, as seconds or as a date, by the rules of the client; null if it requests
    /// none. A date is compared with the <c>Date</c> of the response, and is ignored without one; a past date is a delay of zero.
    /// </summary>
    /// <param name="headers">The headers of the response to a request for a token.</param>
    public static TimeSpan? GetRetryAfter(HttpResponseHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return FailureClassifier.GetRetryAfter(headers, now: null);
    }
}
