using Insights.Typed.Tool.Credentials;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Creates a finding for a failed sign-in.</summary>
internal static class SignInDiagnosis
{
    private const string Authority = "login.microsoftonline.com";

    public static Finding From(Exception exception, ServiceAccess access)
    {
        if (exception is ToolException)
        {
            return FromMissingCredentials(exception, access);
        }

        var code = ExceptionChain.FindAuthorityError(exception);
        var (problem, fix) = Diagnose(exception, code);
        return new Finding(problem, exception.Message, fix) { AuthorityError = code };
    }

    /// <summary>Creates a finding for settings that do not specify how to sign in.</summary>
    public static Finding FromMissingCredentials(Exception exception, ServiceAccess access) => access.IsEmpty
        ? new Finding(Problem.NoCredentials, "No credentials are set.", ServiceOptions.SetCredentials)
        : exception.InnerException is ArgumentException
            ? new Finding(Problem.InvalidSetting, exception.Message, "Correct the setting that the message names.")
            : new Finding(Problem.IncompleteCredentials, exception.Message, "Set the variables that the message names.");

    private static (Problem Problem, string Fix) Diagnose(Exception exception, int? code) => code switch
    {
        7000215 or 7000222 => (Problem.WrongSecret, $"Create a client secret for the application in Microsoft Entra ID, and set {ServiceOptions.ClientSecretVariable} to its value (not to its id)."),
        50126 or 50034 => (Problem.WrongPassword, $"Check {ServiceOptions.UserNameVariable} and {ServiceOptions.PasswordVariable}."),
        700016 => (Problem.UnknownApplication, $"Check {ServiceOptions.ClientIdVariable}: it is the application (client) id from the app registration in this tenant."),
        90002 or 900023 => (Problem.UnknownTenant, $"Check {ServiceOptions.TenantIdVariable}: it is the id of the partner's tenant in Microsoft Entra ID."),
        _ when ExceptionChain.Find<InsightsSignInRequiredException>(exception) is { } required => DiagnoseRequiredSignIn(required),
        _ => ExceptionChain.Find<HttpRequestException>(exception) is not null
            ? (Problem.AuthorityUnreachable, NetworkFailure.From(exception, Authority)!.Value.Fix)
            : (Problem.SignInFailed, "Correct the app registration as the message of Microsoft Entra ID says, and sign in again."),
    };

    /// <summary>The library decides which errors require a person, by the table that the clients use.</summary>
    private static (Problem Problem, string Fix) DiagnoseRequiredSignIn(InsightsSignInRequiredException required) => required.Reason switch
    {
        SignInReason.MultifactorRequired or SignInReason.MultifactorRegistrationRequired or SignInReason.ConditionalAccess =>
            (Problem.MultifactorRequired, $"A password cannot satisfy multifactor authentication. Sign in once with a second factor: {required.RepairCommand}"),
        SignInReason.Other or SignInReason.NotSignedIn or SignInReason.Expired or SignInReason.Revoked or SignInReason.PasswordExpired or SignInReason.ConsentRequired
            or SignInReason.DeviceRequired or SignInReason.UserDisabled or SignInReason.UserNotFound or SignInReason.NotAssigned => (Problem.SignInRequired, $"A person has to sign in again, with a second factor, and to consent: {required.RepairCommand}"),
    };
}
