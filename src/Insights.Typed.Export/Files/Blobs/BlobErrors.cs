using Azure;
using Azure.Identity;
using Insights.Typed.Language;

namespace Insights.Typed.Export.Files.Blobs;

/// <summary>Explains the errors of Azure Storage and of the sign-in to it. Their texts can contain headers, so only what is known is repeated.</summary>
internal static class BlobErrors
{
    private const string TryAgain = " The next export tries again.";

    public static string? FindReason(Exception exception) => exception switch
    {
        // The SDK collects the errors of its retries, of which the last is the current one.
        AggregateException { InnerExceptions: [.., var last] } => FindReason(last) ?? (last is OperationCanceledException ? "it did not respond in time." + TryAgain : null),
        AuthenticationFailedException failed => SignInErrors.Describe(failed),
        RequestFailedException { Status: 401 or 403 } refused =>
            $"it refuses the access ({refused.ErrorCode ?? "403"}). The identity requires the role Storage Blob Data Contributor for the container, or a signature the permissions to read, list, create, write and delete.",
        RequestFailedException { Status: 0 } => FirstLine(exception) + TryAgain,
        RequestFailedException failed => FormattableString.Invariant($"it responded with {failed.Status} ({failed.ErrorCode}).{TryAgain}"),
        UnauthorizedAccessException or (IOException and not EndOfStreamException) => exception.Message + TryAgain,
        _ => null,
    };

    private static string FirstLine(Exception exception) => UntrustedText.Sanitize(exception.Message.ReplaceLineEndings("\n").Split('\n')[0]);
}
