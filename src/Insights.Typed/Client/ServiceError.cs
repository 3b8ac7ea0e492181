using System.Net;
using System.Text.Json;
using Insights.Typed.Telemetry;

namespace Insights.Typed;

/// <summary>Tells what the service said when it refused a request, or what it answered instead of what it documents.</summary>
internal static class ServiceError
{
    private const int LongestShown = 2000;

    private const string Refresh =
        " The service does not know that name (any more): the schema file that it comes from is older than the service, unless it is text of your own." +
        " Refresh the dataset's file under schemas/ with what the service answers to GET ScheduledDataset, which is InsightsClient.GetDatasetsAsync, and build again.";

    /// <summary>What the service says where a query names what it does not have.</summary>
    private static readonly string[] UnknownNames = ["incorrect column name", "invalid table name"];

    public static InsightsServiceException Of(ServiceRequest request, ServiceAnswer answer)
    {
        var reason = ReasonIn(answer.Body);
        return new InsightsServiceException(
            Verdict(request, answer, reason) + Advice(request, answer, reason),
            answer.Status,
            request.Operation,
            reason,
            answer.CorrelationId,
            request.QueryText)
        {
            RetryAfter = answer.RetryAfter,
            IsTransient = (int)answer.Status is 408 or 429 or >= 500,
            IsNotTaken = answer.Status == HttpStatusCode.TooManyRequests,
        };
    }

    /// <summary>For an answer whose envelope tells another status than the answer itself: it is the envelope's that the service means.</summary>
    /// <exception cref="InsightsServiceException">That status is one of a refusal.</exception>
    public static void ThrowIfRefused(ServiceRequest request, ServiceAnswer answer, int? status)
    {
        if (status is >= 400 and <= 599)
        {
            throw Of(request, answer with { Status = (HttpStatusCode)status });
        }
    }

    /// <inheritdoc cref="ThrowIfRefused(ServiceRequest, ServiceAnswer, int?)" />
    /// <exception cref="JsonException">The answer is no envelope.</exception>
    public static void ThrowIfRefused(ServiceRequest request, ServiceAnswer answer)
    {
        var envelope = JsonSerializer.Deserialize(answer.Body, InsightsJson.Default.ErrorEnvelope) ?? throw new JsonException("It is null.");
        ThrowIfRefused(request, answer, envelope.StatusCode is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var status) ? status : null);
    }

    /// <summary>An answer with a status that says success, and a body that says something else.</summary>
    /// <remarks>
    /// What is no whole JSON comes from something on the way, so it can be another the next time; and what was asked for may
    /// have been done.
    /// </remarks>
    public static InsightsException Unreadable(ServiceRequest request, ServiceAnswer answer, JsonException? cause = null)
    {
        // What is no JSON at all is told better than by the first character that is wrong.
        var told = answer.Told;
        var where = told.StartsWith("JSON", StringComparison.Ordinal) && cause is not null ? $" {cause.Message}" : "";
        return Invalid(request, answer, $"The service answered '{request.Operation}' with {(int)answer.Status} {answer.Status} and {told}, from {answer.From}, instead of the JSON it documents.{where}", cause, isTransient: !answer.IsWholeJson);
    }

    public static InsightsException Invalid(
        ServiceRequest request, ServiceAnswer answer, string message, Exception? cause = null, bool isTransient = false) => new(message, cause)
    {
        IsTransient = isTransient,
        Operation = request.Operation,
        QueryText = request.QueryText,
        CorrelationId = answer.CorrelationId,
        Kind = ErrorKind.InvalidAnswer,
    };

    public static InsightsException TooLong(ServiceRequest request, ServiceAnswer answer, int limit) => new(
        $"The service answered '{request.Operation}' with more than the {limit} bytes that {nameof(InsightsClientOptions)}.{nameof(InsightsClientOptions.MaxAnswerBytes)} allows.")
    {
        Operation = request.Operation,
        QueryText = request.QueryText,
        CorrelationId = answer.CorrelationId,
        Kind = ErrorKind.AnswerTooLong,
    };

    /// <summary>In seconds or as a date, which is one of the answering clock as far as that is told; a date that has passed means now.</summary>
    public static TimeSpan? RetryAfterIn(HttpResponseMessage response, DateTimeOffset now) => response.Headers switch
    {
        { RetryAfter.Delta: { } delta } => delta,
        { RetryAfter.Date: { } date, Date: var answered } => date - (answered ?? now) is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static string Verdict(ServiceRequest request, ServiceAnswer answer, string? reason)
    {
        var status = $"{(int)answer.Status} {answer.Status}";
        if (answer.RedirectedTo is { } host)
        {
            return $"The service redirected '{request.Operation}' to {host} with {status}; the token does not go elsewhere, so it was not followed.";
        }

        var said = reason is not null ? $"\"{Shown(reason, nameof(InsightsServiceException.Reason))}\"" : answer.Told;
        return $"The service refused '{request.Operation}' with {status} and {said}.";
    }

    private static string Advice(ServiceRequest request, ServiceAnswer answer, string? reason)
    {
        var wait = answer.RetryAfter is { } time ? $" It asks to wait for {time} before another try." : "";
        var query = request.QueryText is { } text ? " The query: " + Shown(text, nameof(InsightsException.QueryText)) : "";
        var isUnknownName = answer.Status == HttpStatusCode.BadRequest
            && request.QueryText is not null
            && UnknownNames.Any(name => reason?.Contains(name, StringComparison.OrdinalIgnoreCase) == true);
        return wait + (isUnknownName ? Refresh : "") + query;
    }

    /// <summary>The whole of any query that a person writes, and the beginning of a longer one: a list can have thousands of values.</summary>
    private static string Shown(string text, string property) => text.Length <= LongestShown
        ? text
        : $"{text.AsSpan(0, LongestShown - (char.IsHighSurrogate(text[LongestShown - 1]) ? 1 : 0))}… (of {text.Length} characters; all of them are in {nameof(InsightsServiceException)}.{property})";

    private static string? ReasonIn(byte[]? body)
    {
        try
        {
            var message = body is null or [] ? null : JsonSerializer.Deserialize(body, InsightsJson.Default.ErrorEnvelope)?.Message;
            return string.IsNullOrWhiteSpace(message) ? null : message.Trim();
        }
        catch (JsonException)
        {
            // A proxy's HTML page, for one. The caller tells of it; there is no reason of the service's in it.
            return null;
        }
    }
}
