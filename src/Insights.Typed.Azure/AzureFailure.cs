using System.Globalization;
using System.Net;
using Azure;

namespace Insights.Typed.Azure;

/// <summary>What the exceptions of Azure.Core and of credentials mean for the next attempt.</summary>
internal static class AzureFailure
{
    /// <summary>
    /// Whether another attempt can succeed. Credentials say so through the causes of their exceptions; where several were
    /// tried and one failed for another reason, not only the network is missing.
    /// </summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        // Without a response the status is 0.
        RequestFailedException { Status: var status } => status == 0 || InsightsTokenUnavailableException.IsTransientStatus((HttpStatusCode)status),
        AggregateException aggregate => aggregate.InnerExceptions.Count > 0 && aggregate.InnerExceptions.All(IsTransient),

        // Neither can have a cause that says more.
        InsightsException insightsException => insightsException.IsTransient,
        _ when InsightsTokenUnavailableException.IsTransientFailure(exception, out _) => true,
        _ => exception.InnerException is { } cause && IsTransient(cause),
    };

    /// <summary>How long the server asks to wait, in seconds; null where it does not say so, or names a date that cannot be compared.</summary>
    public static TimeSpan? GetRetryAfter(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is RequestFailedException failed
                && failed.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var text) == true
                && uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            {
                return TimeSpan.FromSeconds(seconds);
            }

            if (InsightsTokenUnavailableException.IsTransientFailure(cause, out var retryAfter) && retryAfter is not null)
            {
                return retryAfter;
            }
        }

        return null;
    }
}
