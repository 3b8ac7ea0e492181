using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Identity.Client;

namespace Insights.Typed.Errors;

/// <summary>
/// Classifies the failure of a request to the service, to the host of a file or for a token: the status of a response, an error
/// of the transport, or an error of the stream.
/// </summary>
internal static class FailureClassifier
{
    /// <summary>Gets the failure of a request without a response in time. The request may have been processed.</summary>
    public static Failure Timeout { get; } = new(ErrorKind.Timeout) { IsTransient = true };

    /// <summary>Gets the failure of a response that ended early or is damaged.</summary>
    public static Failure BrokenResponse { get; } = new(ErrorKind.InvalidResponse) { IsTransient = true };

    /// <summary>Gets the failure of a download that ended early.</summary>
    public static Failure BrokenDownload { get; } = new(ErrorKind.BrokenDownload) { IsTransient = true };

    private static readonly Failure NoToken = new(ErrorKind.NoToken) { IsUnprocessed = true };

    /// <summary>Returns a value indicating whether a later response can differ from one with this status.</summary>
    public static bool IsTransient(HttpStatusCode status) => (int)status is 408 or 429 or >= 500;

    /// <summary>Classifies a response with a status other than success. It means that the request was not processed, unless a gateway or a failing service sent it.</summary>
    public static Failure FromStatus(HttpStatusCode status, TimeSpan? retryAfter) => new(((int)status).ToString(CultureInfo.InvariantCulture))
    {
        IsTransient = IsTransient(status),
        IsUnprocessed = !IsTransient(status) || status == HttpStatusCode.TooManyRequests,
        RetryAfter = retryAfter,
    };

    /// <summary>Classifies a transport error. Without a connection nothing was sent.</summary>
    public static Failure FromTransport(HttpRequestException exception) => new(GetTransportKind(exception.HttpRequestError))
    {
        IsTransient = true,
        IsUnprocessed = exception.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>Classifies an error while a file is requested or read.</summary>
    public static Failure FromDownload(Exception exception) => exception is HttpRequestException transport ? FromTransport(transport) : BrokenDownload;

    /// <summary>
    /// Classifies the failure of a request for a token. No request is sent to the service without a token, so that even a creation can be
    /// retried.
    /// </summary>
    public static Failure FromToken(Exception exception, DateTimeOffset? now = null) => exception switch
    {
        InsightsException { Failure: var failure } => NoToken with
        {
            IsTransient = failure.IsTransient,
            RetryAfter = failure.RetryAfter,
            Kind = failure.Kind ?? ErrorKind.NoToken,
        },
        MsalServiceException serviceException => NoToken with
        {
            IsTransient = serviceException.IsRetryable || IsTransient((HttpStatusCode)serviceException.StatusCode) || serviceException.ErrorCode == "temporarily_unavailable",
            RetryAfter = serviceException.Headers is { } headers ? GetRetryAfter(headers, now) : null,
        },
        MsalException { IsRetryable: true } or HttpRequestException or TimeoutException or OperationCanceledException => NoToken with { IsTransient = true },
        _ => NoToken,
    };

    /// <summary>Gets the delay from seconds or a date. A date is compared with the server's time if the response contains it; a past date is a delay of zero, for which a retry has the delay of the client, and one that cannot be compared is ignored.</summary>
    public static TimeSpan? GetRetryAfter(HttpResponseHeaders headers, DateTimeOffset? now) => headers switch
    {
        { RetryAfter.Delta: { } delta } => delta,
        { RetryAfter.Date: { } date, Date: var sent } when (sent ?? now) is { } start => date > start ? date - start : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>Returns the name that the handlers of .NET use in their spans: <c>connection_error</c>, <c>response_ended</c> and so on.</summary>
    private static string GetTransportKind(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "name_resolution_error",
        HttpRequestError.ConnectionError => "connection_error",
        HttpRequestError.SecureConnectionError => "secure_connection_error",
        HttpRequestError.HttpProtocolError => "http_protocol_error",
        HttpRequestError.ProxyTunnelError => "proxy_tunnel_error",
        HttpRequestError.InvalidResponse => "invalid_response",
        HttpRequestError.ResponseEnded => "response_ended",
        _ => "network_error",
    };
}
