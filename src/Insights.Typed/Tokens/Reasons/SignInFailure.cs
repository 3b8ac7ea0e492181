using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Typed.Errors;
using Insights.Typed.Language;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens.Reasons;

/// <summary>Makes one exception of what the identity library throws: a person is needed, something is to be fixed, or it passes by itself.</summary>
internal static partial class SignInFailure
{
    /// <summary>The names of errors after which the same sign-in never gives a token again.</summary>
    private static readonly string[] Ended = ["invalid_grant", "interaction_required", "login_required", "consent_required"];

    /// <summary>What precedes the authority's own message where the library replaces it.</summary>
    private const string OriginalException = "Original exception: ";

    public static InsightsException From(Exception exception, SignInIdentity identity, SignInWay way)
    {
        var code = CodeIn(exception);
        var known = SignInError.Find(code);
        var failure = FailureClassifier.FromToken(exception, identity.TimeProvider.GetUtcNow());
        failure = known is null ? failure : failure with { IsTransient = known.IsTransient };
        var reason = failure.IsTransient || way == SignInWay.Application ? null : ReasonOf(exception, known, way);
        return reason is { } needed
            ? PersonNeeded(exception, identity, way, needed, known, code)
            : new InsightsException($"No token for the application {identity.ClientId} in the tenant {identity.TenantId}: {Explained(exception, known)}", exception)
            {
                Failure = failure,
            };
    }

    /// <summary>Nobody has signed in yet, or the sign-in that was stored is gone.</summary>
    public static InsightsSignInRequiredException NotSignedIn(SignInIdentity identity) => new(
        $"No sign-in is stored for the application {identity.ClientId} in the tenant {identity.TenantId}. Sign in: {identity.LoginCommand}",
        SignInReason.NotSignedIn, errorCode: null, identity.LoginCommand);

    private static InsightsSignInRequiredException PersonNeeded(
        Exception exception, SignInIdentity identity, SignInWay way, SignInReason reason, SignInError? known, int? code)
    {
        var command = identity.LoginCommand;
        var advice = way == SignInWay.Password
            ? $"A password cannot satisfy that. Sign in once with {command} and use InsightsCredential.FromLogin"
            : $"Sign in again: {command}";
        return new InsightsSignInRequiredException(
            $"A person has to sign in for the application {identity.ClientId} in the tenant {identity.TenantId}: {Explained(exception, known)} {advice}",
            reason,
            code is { } number ? string.Create(CultureInfo.InvariantCulture, $"AADSTS{number}") : null,
            command,
            exception);
    }

    private static SignInReason? ReasonOf(Exception exception, SignInError? known, SignInWay way)
    {
        if (known is not null)
        {
            // Someone who declines or is too slow while signing in has not lost a sign-in.
            return way == SignInWay.Person && !IsEnded(exception) ? null : known.Reason;
        }

        // A password that is wrong for a new reason is no reason to sign in elsewhere.
        return way == SignInWay.Password && exception is MsalServiceException { ErrorCode: "invalid_grant" } ? null
            : IsEnded(exception) ? ReasonOf((exception as MsalUiRequiredException)?.Classification)
            : null;
    }

    private static SignInReason ReasonOf(UiRequiredExceptionClassification? classification) => classification switch
    {
        UiRequiredExceptionClassification.ConsentRequired => SignInReason.ConsentRequired,
        UiRequiredExceptionClassification.UserPasswordExpired => SignInReason.PasswordExpired,
        _ => SignInReason.Other,
    };

    private static bool IsEnded(Exception exception) =>
        exception is MsalUiRequiredException || (exception is MsalServiceException refused && Ended.Contains(refused.ErrorCode, StringComparer.Ordinal));

    /// <summary>What is wrong in our words, then in the authority's.</summary>
    private static string Explained(Exception exception, SignInError? known)
    {
        // Of some errors the library says only that there is one, and then what the authority says.
        var text = exception.Message;
        var original = text.IndexOf(OriginalException, StringComparison.Ordinal);
        var message = ForeignText.Clean(original < 0 ? text : text[(original + OriginalException.Length)..]);

        // An answer that is no token, such as a proxy's page, makes the library fail in ways of any kind.
        return known is not null ? $"{known.Meaning}. The authority says: {message}"
            : exception is MsalException or HttpRequestException ? message
            : $"the authority answered with something else than a token ({message})";
    }

    /// <summary>From the message, and from the response itself where the library replaces its message, as it does for every 5xx.</summary>
    private static int? CodeIn(Exception exception) => exception is MsalServiceException refused ? CodeIn(refused.Message) ?? CodeIn(refused.ResponseBody ?? "") : null;

    private static int? CodeIn(string text) =>
        Code().Match(text) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;

    [GeneratedRegex(@"AADSTS(\d{3,9})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
