using Insights.Typed.Language;

namespace Insights.Typed.Emulation;

/// <summary>The reasons for refusals that depend only on the status code.</summary>
public static class ServiceErrorMessage
{
    /// <summary>The host of the files refuses a request with a token.</summary>
    public const string AuthorizationWithSignedLink = "A signed link is complete: it must be fetched without an Authorization header.";

    /// <summary>The file does not exist on the host of the files.</summary>
    public const string ReportDeleted = "The report has been deleted.";

    /// <summary>The service ends a test query because of its time limit. The message is not documented.</summary>
    public static string TestQueryTooSlow { get; } = $"the test query was not completed within {ServiceProgram.PreviewTimeLimit.TotalSeconds} seconds";

    /// <summary>Gets the reason that the service documents for a status code, or a general one.</summary>
    /// <param name="statusCode">The status code of an error.</param>
    public static string FromStatusCode(int statusCode) => statusCode switch
    {
        401 => "unauthorized",
        403 => "forbidden",
        404 => ServiceErrors.NotFound().Message,
        429 => "too many requests",
        >= 500 => "service unavailable",
        _ => "refused on command",
    };
}
