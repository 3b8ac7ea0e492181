using System.Net;
using Azure;

namespace Insights.Typed.Azure;

/// <summary>Classifies the exceptions of Azure.Core and of credentials.</summary>
internal static class AzureFailure
{
    /// <summary>The headers that state a delay: a date is relative to the time of the response.</summary>
    private static readonly string[] RetryHeaders = ["Retry-After", "Date"];

    /// <summary>
    /// Returns a value indicating whether another attempt can succeed. Credentials state the reason in the causes of their exceptions; if several were
    /// tried and one failed for another reason, the failure is not transient.
    /// </summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        // Without a response the status is 0.
        RequestFailedException { Status: var status } => status == 0 || InsightsTokenUnavailableException.IsTransientStatus((HttpStatusCode)status),
        AggregateException aggregate => aggregate.InnerExceptions.Count > 0 && aggregate.InnerExceptions.All(IsTransient),

        // These exceptions have no cause with more information.
        InsightsException insightsException => insightsException.IsTransient,
        _ when InsightsTokenUnavailableException.IsTransientFailure(exception, out _) => true,
        _ => exception.InnerException is { } cause && IsTransient(cause),
    };

    /// <summary>Gets the delay that the server requests; null if it requests none, or states a date that cannot be compared.</summary>
    public static TimeSpan? GetRetryAfter(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is RequestFailedException failed && failed.GetRawResponse() is { } response && GetRetryAfter(response) is { } delay)
            {
                return delay;
            }

            if (InsightsTokenUnavailableException.IsTransientFailure(cause, out var retryAfter) && retryAfter is not null)
            {
                return retryAfter;
            }
        }

        return null;
    }

    /// <summary>Reads the headers as the client does.</summary>
    private static TimeSpan? GetRetryAfter(Response response)
    {
        using var message = new HttpResponseMessage();
        foreach (var name in RetryHeaders)
        {
            if (response.Headers.TryGetValue(name, out var value))
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return InsightsTokenUnavailableException.GetRetryAfter(message.Headers);
    }
}
