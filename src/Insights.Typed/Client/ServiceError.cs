using System.Text.Json;

namespace Insights.Typed;

/// <summary>Tells what the service said when it refused a request.</summary>
internal static class ServiceError
{
    private const int LongestShown = 2000;

    private static readonly string[] CorrelationHeaders = ["MS-CorrelationId", "x-ms-correlation-id", "x-ms-request-id", "request-id"];

    public static InsightsServiceException Of(ServiceRequest request, HttpResponseMessage response, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var reason = ReasonIn(body);
        var said = reason is not null ? $"\"{reason}\""
            : body.IsEmpty ? "an empty answer"
            : $"something else than the JSON it documents ({response.Content.Headers.ContentType?.MediaType ?? "of no stated type"}, {body.Length} bytes)";
        var query = request.QueryText is { } text ? " The query: " + Shown(text) : "";
        return new InsightsServiceException(
            $"The service refused '{request.Operation}' with {(int)response.StatusCode} {response.StatusCode} and {said}.{query}",
            response.StatusCode,
            request.Operation,
            reason,
            CorrelationIdIn(response),
            request.QueryText)
        {
            RetryAfter = RetryAfterIn(response, now),
            IsTransient = (int)response.StatusCode is 408 or 429 or >= 500,
        };
    }

    /// <summary>In seconds or as a date; a date that has passed means now.</summary>
    private static TimeSpan? RetryAfterIn(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>The whole of any query that a person writes, and the beginning of a longer one: a list can have thousands of values.</summary>
    private static string Shown(string query) => query.Length <= LongestShown
        ? query
        : $"{query.AsSpan(0, LongestShown - (char.IsHighSurrogate(query[LongestShown - 1]) ? 1 : 0))}… (of {query.Length} characters; all of them are in {nameof(InsightsServiceException.QueryText)})";

    private static string? ReasonIn(ReadOnlySpan<byte> body)
    {
        try
        {
            var message = body.IsEmpty ? null : JsonSerializer.Deserialize(body, InsightsJson.Default.ErrorEnvelope)?.Message;
            return string.IsNullOrWhiteSpace(message) ? null : message.Trim();
        }
        catch (JsonException)
        {
            // A proxy's HTML page, for one. The caller tells of it; there is no reason of the service's in it.
            return null;
        }
    }

    private static string? CorrelationIdIn(HttpResponseMessage response)
    {
        foreach (var name in CorrelationHeaders)
        {
            if (response.Headers.TryGetValues(name, out var values))
            {
                return values.FirstOrDefault();
            }
        }

        return null;
    }
}
