namespace Insights.Typed.Errors;

/// <summary>The values of <c>error.type</c> other than an HTTP status, a transport error and the type name of another exception.</summary>
internal static class ErrorKind
{
    public const string Timeout = "timeout";
    public const string InvalidResponse = "invalid_response";
    public const string ResponseTooLong = "response_too_long";
    public const string ForeignAddress = "foreign_address";
    public const string NoToken = "no_token";
    public const string SignInRequired = "sign_in_required";
    public const string ExecutionFailed = "execution_failed";
    public const string BrokenDownload = "broken_download";
    public const string ChangedFile = "changed_file";

    /// <summary>Returns the value for an exception.</summary>
    public static string Get(Exception exception) =>
        exception is InsightsException { Failure.Kind: { } kind } ? kind : exception.GetType().FullName!;
}
