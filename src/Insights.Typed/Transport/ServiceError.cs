using System.Net;
using System.Text.Json;
using Insights.Typed.Contracts;
using Insights.Typed.Errors;
using Insights.Typed.Language;

namespace Insights.Typed.Transport;

/// <summary>Tells what the service said when it refused a request, or what it answered instead of what it documents.</summary>
internal static class ServiceError
{
    private const string Refresh =
        " The service does not know that name (any more): the schema file that it comes from is older than the service, unless it is text of your own. " + SchemaAdvice.Refresh;

    public static InsightsServiceException Of(ServiceRequest request, ServiceAnswer answer)
    {
        var reason = RefusalReason.In(answer.Body, answer.MediaType, answer.Token);
        return new InsightsServiceException(
            Verdict(request, answer, reason) + Advice(request, answer, reason.Message),
            answer.Status,
            request.Operation,
            reason.Message,
            answer.CorrelationId,
            request.QueryText)
        {
            ErrorCode = reason.Code,
            Failure = FailureClassifier.FromStatus(answer.Status, answer.RetryAfter),
            RequestId = answer.RequestId,
        };
    }

    /// <summary>Where the response and its envelope have two statuses, the envelope's counts if it is one of a refusal.</summary>
    /// <exception cref="InsightsException">The service refused the request, or its response is too long to tell.</exception>
    public static void ThrowIfRefused(ServiceRequest request, ServiceAnswer answer, int maxAnswerBytes)
    {
        if (!answer.IsSuccess)
        {
            throw Of(request, answer);
        }

        if (answer.Body is null)
        {
            throw TooLong(request, answer, maxAnswerBytes);
        }

        if (EnvelopeStatusOf(answer.Body) is >= 400 and <= 599 and var status)
        {
            throw Of(request, answer with { Status = (HttpStatusCode)status });
        }
    }

    /// <exception cref="JsonException">The response is no envelope.</exception>
    public static void RequireEnvelope(ServiceAnswer answer) =>
        _ = JsonSerializer.Deserialize(answer.Body, InsightsJson.Default.ErrorEnvelope) ?? throw new JsonException("It is null.");

    /// <summary>The status in a body; null where it has none, as where it is no envelope, of which its reader says more.</summary>
    private static int? EnvelopeStatusOf(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, InsightsJson.Default.ErrorEnvelope)?.Status;
        }
        catch (JsonException)
        {
            return null;
        }
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
        var where = told.StartsWith("JSON", StringComparison.Ordinal) && cause is not null ? " " + ForeignText.Clean(cause.Message, answer.Token) : "";
        var said = answer.IsWholeJson && RefusalReason.In(answer.Body, answer.MediaType, answer.Token).Shown is { } shown ? $" The response says {shown}." : "";
        return Invalid(request, answer, $"The service answered '{request.Operation}' with {(int)answer.Status} {answer.Status} and {told}, from {answer.From}, instead of the JSON it documents.{where}{said}", cause, isTransient: !answer.IsWholeJson);
    }

    public static InsightsException Invalid(
        ServiceRequest request, ServiceAnswer answer, string message, Exception? cause = null, bool isTransient = false) => new(message, cause)
    {
        Failure = isTransient ? FailureClassifier.BrokenResponse : new(ErrorKind.InvalidAnswer),
        Operation = request.Operation,
        QueryText = request.QueryText,
        CorrelationId = answer.CorrelationId,
        RequestId = answer.RequestId,
    };

    public static InsightsException TooLong(ServiceRequest request, ServiceAnswer answer, int limit) => new(
        $"The service answered '{request.Operation}' with more than the {limit} bytes that {nameof(InsightsClientOptions)}.{nameof(InsightsClientOptions.MaxAnswerBytes)} allows.")
    {
        Operation = request.Operation,
        QueryText = request.QueryText,
        CorrelationId = answer.CorrelationId,
        RequestId = answer.RequestId,
        Failure = new(ErrorKind.AnswerTooLong),
    };

    private static string Verdict(ServiceRequest request, ServiceAnswer answer, RefusalReason reason)
    {
        var status = $"{(int)answer.Status} {answer.Status}";
        if (answer.RedirectedTo is { } host)
        {
            return $"The service redirected '{request.Operation}' to {ForeignText.Clean(host, ForeignText.LongestName)} with {status}; the token does not go elsewhere, so it was not followed.";
        }

        return $"The service refused '{request.Operation}' with {status} and {reason.Shown ?? answer.Told}.";
    }

    private static string Advice(ServiceRequest request, ServiceAnswer answer, string? reason)
    {
        var wait = answer.RetryAfter is { } time ? $" It asks to wait for {time} before another try." : "";
        var query = request.QueryText is { } text ? " The query: " + ForeignText.Bounded(text, ForeignText.LongestText) : "";
        var isUnknownName = answer.Status == HttpStatusCode.BadRequest
            && request.QueryText is not null
            && SchemaAdvice.IsUnknownName(reason);
        return wait + (isUnknownName ? Refresh : "") + AccessAdvice(answer) + query;
    }

    /// <summary>What to check where the service does not let the caller in. Facts of the service; the order is ours, the likeliest first.</summary>
    private static string AccessAdvice(ServiceAnswer answer) => answer.Status switch
    {
        HttpStatusCode.Unauthorized when answer.Program.IsApplicationOnly =>
            $" The service did not accept the token. Check that it is the token of an application alone, since {answer.Program} refuses those of users; and that it is for the scope {answer.Program.Scope}.",
        HttpStatusCode.Forbidden when answer.Program.IsApplicationOnly =>
            " The application is known and lacks permission. Check that it is added to the account in Partner Center, with a role that may read reports.",
        HttpStatusCode.Unauthorized =>
            " The service did not accept the token. Check that the user signed in with multifactor authentication, which Partner Center requires of an application with a user since April 2026;" +
            " that the application has the user's consent to Partner Center in this tenant; and that the token is for https://api.partnercenter.microsoft.com.",
        HttpStatusCode.Forbidden =>
            " The account is known and lacks permission. Check that the user has the Executive Report Viewer role in Partner Center;" +
            " that consent was given, with multifactor authentication; and that the service accepts an application without a user, if there is no user.",
        _ => "",
    };
}
