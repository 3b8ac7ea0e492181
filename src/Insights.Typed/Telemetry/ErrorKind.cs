using System.Globalization;

namespace Insights.Typed.Telemetry;

/// <summary>The value of <c>error.type</c>: a status, one of few words, or the type of an exception that is not of ours.</summary>
internal static class ErrorKind
{
    public const string Timeout = "timeout";
    public const string InvalidAnswer = "invalid_answer";
    public const string AnswerTooLong = "answer_too_long";
    public const string ForeignAddress = "foreign_address";
    public const string NoToken = "no_token";
    public const string SignInRequired = "sign_in_required";
    public const string BrokenDownload = "broken_download";
    public const string ChangedFile = "changed_file";

    public static string Of(Exception exception) => exception switch
    {
        InsightsServiceException refused => ((int)refused.Status).ToString(CultureInfo.InvariantCulture),
        InsightsException { Kind: { } kind } => kind,
        _ => exception.GetType().FullName!,
    };

    /// <summary>As the handlers of .NET name it in their own spans: <c>connection_error</c>, <c>response_ended</c> and so on.</summary>
    public static string Of(HttpRequestException exception) => exception.HttpRequestError switch
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
