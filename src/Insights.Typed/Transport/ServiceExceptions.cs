using System.Net;
using System.Text.Json;
using Insights.Typed.Contracts;
using Insights.Typed.Errors;
using Insights.Typed.Language;

namespace Insights.Typed.Transport;

/// <summary>Creates the exceptions for refused requests and for responses that the service does not document.</summary>
internal static class ServiceExceptions
{
    private const string RefreshAdvice =
        " The service does not know that name: its schema file is outdated, unless the name is from a query text. " + SchemaAdvice.Refresh;

    public static InsightsServiceException Create(ServiceRequest request, ServiceResponse response)
    {
        var reason = ErrorDetails.Read(response.Body, response.MediaType, response.Token);
        var (failure, limitAdvice) = ServiceTimeLimit.Apply(request, FailureClassifier.FromStatus(response.Status, response.RetryAfter), response.Elapsed);
        return new InsightsServiceException(
            DescribeRefusal(request, response, reason) + limitAdvice + GetAdvice(request, response, reason.Message),
            response.Status,
            request.Operation,
            reason.Message,
            response.CorrelationId,
            request.QueryText)
        {
            ErrorCode = reason.Code,
            Failure = failure,
            RequestId = response.RequestId,
        };
    }

    /// <summary>Gets the status. If the response and its envelope have different ones, the envelope's applies if it is an error status.</summary>
    /// <exception cref="InsightsException">The service refused the request, or its response is too long to read.</exception>
    public static void ThrowIfRefused(ServiceRequest request, ServiceResponse response, int maxResponseBytes)
    {
        if (!response.IsSuccess)
        {
            throw Create(request, response);
        }

        if (response.Body is null)
        {
            throw CreateTooLong(request, response, maxResponseBytes);
        }

        if (ReadEnvelopeStatus(response.Body) is >= 400 and <= 599 and var status)
        {
            throw Create(request, response with { Status = (HttpStatusCode)status });
        }
    }

    /// <exception cref="JsonException">The response is not an envelope.</exception>
    public static void RequireEnvelope(ServiceResponse response) =>
        _ = JsonSerializer.Deserialize(response.Body, InsightsJson.Default.ErrorEnvelope) ?? throw new JsonException("It is null.");

    /// <summary>Gets the status in a body; null if it has none, or if the body is not an envelope, which its reader reports.</summary>
    private static int? ReadEnvelopeStatus(byte[] body)
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

    /// <summary>Creates the exception for a response with a success status and an unexpected body.</summary>
    /// <remarks>
    /// Incomplete JSON comes from an intermediary, so a retry can succeed; the request may have
    /// been processed.
    /// </remarks>
    public static InsightsException CreateUnreadable(ServiceRequest request, ServiceResponse response, JsonException? cause = null)
    {
        // For a body that is not JSON, the description is more useful than the position of the first wrong character.
        var description = response.Description;
        var position = description.StartsWith("JSON", StringComparison.Ordinal) && cause is not null ? " " + UntrustedText.Sanitize(cause.Message, response.Token) : "";
        var serviceMessage = response.IsWholeJson && ErrorDetails.Read(response.Body, response.MediaType, response.Token).DisplayText is { } errorText ? $" The response says {errorText}." : "";
        return CreateInvalid(request, response, $"The service's response to '{request.Operation}' is {(int)response.Status} {response.Status} with {description}, from {response.From}, instead of the documented JSON.{position}{serviceMessage}", cause, isTransient: !response.IsWholeJson);
    }

    public static InsightsException CreateInvalid(
        ServiceRequest request, ServiceResponse response, string message, Exception? cause = null, bool isTransient = false) => new(message, cause)
    {
        Failure = isTransient ? FailureClassifier.BrokenResponse : new(ErrorKind.InvalidResponse),
        Operation = request.Operation,
        QueryText = request.QueryText,
        CorrelationId = response.CorrelationId,
        RequestId = response.RequestId,
    };

    public static InsightsException CreateTooLong(ServiceRequest request, ServiceResponse response, int limit) => new(
        $"The service's response to '{request.Operation}' is longer than the {limit} bytes that {nameof(InsightsClientOptions)}.{nameof(InsightsClientOptions.MaxResponseBytes)} allows.")
    {
        Operation = request.Operation,
        QueryText = request.QueryText,
        CorrelationId = response.CorrelationId,
        RequestId = response.RequestId,
        Failure = new(ErrorKind.ResponseTooLong),
    };

    private static string DescribeRefusal(ServiceRequest request, ServiceResponse response, ErrorDetails reason)
    {
        var status = $"{(int)response.Status} {response.Status}";
        if (response.RedirectedTo is { } host)
        {
            return $"The service redirected '{request.Operation}' to {UntrustedText.Sanitize(host, UntrustedText.MaxNameLength)} with {status}. The redirect was not followed, because the token is only for the service.";
        }

        return $"The service refused '{request.Operation}' with {status} and {reason.DisplayText ?? response.Description}.";
    }

    private static string GetAdvice(ServiceRequest request, ServiceResponse response, string? reason)
    {
        var wait = response.RetryAfter is { Ticks: > 0 } time ? $" Retry after {time}." : "";
        var query = request.QueryText is { } text ? " The query: " + UntrustedText.Truncate(text, UntrustedText.MaxTextLength) : "";
        var isUnknownName = response.Status == HttpStatusCode.BadRequest
            && request.QueryText is not null
            && SchemaAdvice.IsUnknownNameError(reason);
        return wait + (isUnknownName ? RefreshAdvice : "") + GetAccessAdvice(response) + query;
    }

    /// <summary>Returns the advice for a refused token. Based on facts about the service; the order is ours, the most likely cause first.</summary>
    private static string GetAccessAdvice(ServiceResponse response) => response.Status switch
    {
        HttpStatusCode.Unauthorized when response.Program.IsApplicationOnly =>
            $" The service did not accept the token. Check that it is the token of an application without a user, because {response.Program} refuses those of users; and that it is for the scope {response.Program.Scope}.",
        HttpStatusCode.Forbidden when response.Program.IsApplicationOnly =>
            " The application is known and lacks permission. Check that it is added to the account in Partner Center, with a role that can read reports.",
        HttpStatusCode.Unauthorized =>
            " The service did not accept the token. Check that the user signed in with multifactor authentication, which Partner Center requires of an application with a user since April 2026;" +
            " that the application has the user's consent to Partner Center in this tenant; and that the token is for https://api.partnercenter.microsoft.com.",
        HttpStatusCode.Forbidden =>
            " The account is known and lacks permission. Check that the user has the Executive Report Viewer role in Partner Center;" +
            " that consent was given, with multifactor authentication; and that the service accepts an application without a user, if there is no user.",
        _ => "",
    };
}
