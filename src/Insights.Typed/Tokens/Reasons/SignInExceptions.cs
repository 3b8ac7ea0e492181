using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Typed.Errors;
using Insights.Typed.Language;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens.Reasons;

/// <summary>Converts exceptions of the identity library: a person must sign in, the configuration is wrong, or the error is transient.</summary>
internal static partial class SignInExceptions
{
    /// <summary>The error names after which the same sign-in never returns a token again.</summary>
    private static readonly string[] FinalErrors = ["invalid_grant", "interaction_required", "login_required", "consent_required"];

    /// <summary>The prefix of the authority's message where the library replaces it.</summary>
    private const string OriginalException = "Original exception: ";

    public static InsightsException Create(Exception exception, SignInIdentity identity, SignInWay method)
    {
        var code = FindCode(exception);
        var known = SignInError.Find(code);
        var failure = FailureClassifier.FromToken(exception, identity.TimeProvider.GetUtcNow());
        failure = known is null ? failure : failure with { IsTransient = known.IsTransient };
        var setting = known?.FindSetting(method);
        var reason = failure.IsTransient || setting is not null || method == SignInWay.Application ? null : FindReason(exception, known, method);
        return reason is { } signInReason
            ? CreateSignInRequired(exception, identity, method, signInReason, known, code)
            : new InsightsException($"No token for the application {identity.ClientId} in the tenant {identity.TenantId}: {Explain(exception, known, identity)}", exception)
            {
                Failure = failure,
                ErrorCode = FormatCode(code),
                RefusedSetting = setting,
            };
    }

    /// <summary>Creates the exception for a missing sign-in: none was stored, or it was deleted.</summary>
    public static InsightsSignInRequiredException CreateNotSignedIn(SignInIdentity identity) => new(
        $"No sign-in is stored for the application {identity.ClientId} in the tenant {identity.TenantId}. Sign in: {identity.LoginCommand}",
        SignInReason.NotSignedIn, errorCode: null, identity.LoginCommand);

    private static InsightsSignInRequiredException CreateSignInRequired(
        Exception exception, SignInIdentity identity, SignInWay method, SignInReason reason, SignInError? known, int? code)
    {
        var command = identity.LoginCommand;
        return new InsightsSignInRequiredException(
            $"A person has to sign in for the application {identity.ClientId} in the tenant {identity.TenantId}: {Explain(exception, known, identity)} {GetAdvice(reason, method, command)}",
            reason,
            FormatCode(code),
            command,
            exception);
    }

    private static string GetAdvice(SignInReason reason, SignInWay method, string command) => (FindAccountAdvice(reason), method == SignInWay.Password) switch
    {
        ({ } advice, true) => advice,
        ({ } advice, false) => $"{advice} Sign in again: {command}",
        (null, true) => $"A password cannot satisfy this requirement. Sign in once with {command} and use InsightsCredential.FromLogin",
        (null, false) => $"Sign in again: {command}",
    };

    /// <summary>Finds what has to be done to the user's account before any sign-in; null if only a person has to sign in.</summary>
    private static string? FindAccountAdvice(SignInReason reason) => reason switch
    {
        SignInReason.PasswordExpired => "Change the user's password, and use the new one.",
        SignInReason.UserDisabled => "Wait until the account is unlocked, or an administrator has to unlock or enable it.",
        SignInReason.UserNotFound => "Use the account of a user of the tenant.",
        SignInReason.NotAssigned => "An administrator has to assign the user to the application.",
        SignInReason.Other or SignInReason.NotSignedIn or SignInReason.MultifactorRequired or SignInReason.MultifactorRegistrationRequired or SignInReason.Expired
            or SignInReason.Revoked or SignInReason.ConsentRequired or SignInReason.ConditionalAccess or SignInReason.DeviceRequired => null,
    };

    private static string? FormatCode(int? code) => code is { } number ? string.Create(CultureInfo.InvariantCulture, $"AADSTS{number}") : null;

    private static SignInReason? FindReason(Exception exception, SignInError? known, SignInWay method)
    {
        if (known is not null)
        {
            // A person who declines or is too slow during a sign-in has not lost a sign-in.
            return method == SignInWay.Interactive && !IsFinal(exception) ? null : known.Reason;
        }

        // A wrong password with an unknown code does not require another method of sign-in.
        return method == SignInWay.Password && exception is MsalServiceException { ErrorCode: "invalid_grant" } ? null
            : IsFinal(exception) ? FindReason((exception as MsalUiRequiredException)?.Classification)
            : null;
    }

    private static SignInReason FindReason(UiRequiredExceptionClassification? classification) => classification switch
    {
        UiRequiredExceptionClassification.ConsentRequired => SignInReason.ConsentRequired,
        UiRequiredExceptionClassification.UserPasswordExpired => SignInReason.PasswordExpired,
        _ => SignInReason.Other,
    };

    private static bool IsFinal(Exception exception) =>
        exception is MsalUiRequiredException || (exception is MsalServiceException serviceException && FinalErrors.Contains(serviceException.ErrorCode, StringComparer.Ordinal));

    /// <summary>Explains the error, followed by the authority's message.</summary>
    private static string Explain(Exception exception, SignInError? known, SignInIdentity identity)
    {
        // For some errors the library's message contains only a generic sentence and the authority's message.
        var text = exception.Message;
        var original = text.IndexOf(OriginalException, StringComparison.Ordinal);
        var message = UntrustedText.Sanitize(original < 0 ? text : text[(original + OriginalException.Length)..]);

        // A response that is not a token, such as a proxy's page, makes the library fail with various exceptions.
        return known is not null ? $"{known.GetMeaning(identity.IsConfidential)}. The authority's message: {message}"
            : exception is MsalException or HttpRequestException ? message
            : $"the authority's response is not a token ({message})";
    }

    /// <summary>Gets the code from the message, or from the response itself if the library replaces its message, as it does for every 5xx.</summary>
    private static int? FindCode(Exception exception) => exception is MsalServiceException serviceException ? FindCode(serviceException.Message) ?? FindCode(serviceException.ResponseBody ?? "") : null;

    private static int? FindCode(string text) =>
        CodePattern().Match(text) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;

    [GeneratedRegex(@"AADSTS(\d{3,9})\b", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
