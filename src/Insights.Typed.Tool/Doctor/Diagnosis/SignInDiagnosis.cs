using Insights.Typed.Tool.Credentials;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Creates a finding for a failed sign-in. The library's exception states whether it is transient, requires a person, or is caused by a setting.</summary>
internal static class SignInDiagnosis
{
    public static Finding From(Exception exception, DoctorSession session)
    {
        if (exception is ToolException)
        {
            return FromMissingCredentials(exception, session.Access);
        }

        var (problem, fix) = Diagnose(exception, session.Exchanges.UnreachedHost);
        return new Finding(problem, exception.Message, fix) { AuthorityError = (exception as InsightsException)?.ErrorCode };
    }

    /// <summary>Creates a finding for settings that do not specify how to sign in.</summary>
    public static Finding FromMissingCredentials(Exception exception, ServiceAccess access) => access.IsEmpty
        ? new Finding(Problem.NoCredentials, "No credentials are set.", ServiceOptions.SetCredentials)
        : exception.InnerException is not null
            ? new Finding(Problem.InvalidSetting, exception.Message, "Correct the setting that the message names.")
            : new Finding(Problem.IncompleteCredentials, exception.Message, "Set the variables that the message names.");

    /// <param name="exception">The exception of the credential.</param>
    /// <param name="host">The host that did not respond last; null if all did.</param>
    private static (Problem Problem, string Fix) Diagnose(Exception exception, string? host) => exception switch
    {
        InsightsSignInRequiredException required => DiagnoseRequiredSignIn(required),
        InsightsException { RefusedSetting: { } setting } => DiagnoseSetting(setting),
        _ when host is not null && NetworkFailure.From(exception, host) is { } failure => (Problem.AuthorityUnreachable, failure.Fix),
        InsightsException { IsTransient: true } => (Problem.SignInUnavailable, "Run the command again later: what the message names is busy or does not respond, and no setting has to change."),
        _ => (Problem.SignInFailed, "Correct the setting or the app registration as the message says, and run the command again."),
    };

    private static (Problem Problem, string Fix) DiagnoseSetting(SignInSetting setting) => setting switch
    {
        SignInSetting.TenantId => (Problem.UnknownTenant, $"Check {ServiceOptions.TenantIdVariable}: it is the id of the partner's tenant in Microsoft Entra ID."),
        SignInSetting.ClientId => (Problem.UnknownApplication, $"Check {ServiceOptions.ClientIdVariable}: it is the application (client) id from the app registration in this tenant."),
        SignInSetting.ClientSecret => (Problem.WrongSecret, $"Create a client secret for the application in Microsoft Entra ID, and set {ServiceOptions.ClientSecretVariable} to its value (not to its id)."),
        SignInSetting.UserNameOrPassword => (Problem.WrongPassword, $"Check {ServiceOptions.UserNameVariable} and {ServiceOptions.PasswordVariable}."),
    };

    private static (Problem Problem, string Fix) DiagnoseRequiredSignIn(InsightsSignInRequiredException required) => required.Reason switch
    {
        SignInReason.MultifactorRequired or SignInReason.MultifactorRegistrationRequired or SignInReason.ConditionalAccess =>
            (Problem.MultifactorRequired, $"A password cannot satisfy multifactor authentication. Sign in once with a second factor: {required.RepairCommand}"),
        SignInReason.PasswordExpired or SignInReason.UserDisabled or SignInReason.UserNotFound or SignInReason.NotAssigned =>
            (Problem.SignInRequired, $"Correct the user's account first, as the message says. Then sign in again, with a second factor: {required.RepairCommand}"),
        SignInReason.Other or SignInReason.NotSignedIn or SignInReason.Expired or SignInReason.Revoked or SignInReason.ConsentRequired or SignInReason.DeviceRequired => (Problem.SignInRequired, $"A person has to sign in again, with a second factor, and to consent: {required.RepairCommand}"),
    };
}
