using System.Net;
using Insights.Typed.Tool.Credentials;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Creates a finding from an exception of the client.</summary>
internal static class ServiceFailure
{
    private const string RoleFix = "Assign the Executive Report Viewer role to the user in Partner Center (Account settings, User management), and check that the user has consented to the application.";

    /// <summary>The fix for a failure that the client classifies as transient.</summary>
    public const string RetryFix = "Try again later. If the problem remains, send the correlation id to the service's support.";

    public static Finding From(Exception exception, DoctorSession session, Problem? refusedProblem = null)
    {
        if (FindSignInFailure(exception, session) is { } signInFailure)
        {
            return signInFailure;
        }

        var (problem, fix) = Diagnose(exception, session, refusedProblem);
        return new Finding(problem, exception.Message, fix)
        {
            HttpStatus = exception is InsightsServiceException refused ? (int)refused.StatusCode : null,
            CorrelationId = (exception as InsightsException)?.CorrelationId,
        };
    }

    /// <summary>Creates a finding if the renewal of the token failed, for example because the sign-in has ended in the meantime; null otherwise.</summary>
    public static Finding? FindSignInFailure(Exception exception, DoctorSession session) =>
        session.SignIn?.Failure is { } failure && ExceptionChain.Contains(exception, failure) ? SignInDiagnosis.From(failure, session) : null;

    private static (Problem Problem, string Fix) Diagnose(Exception exception, DoctorSession session, Problem? refusedProblem)
    {
        if (exception is InsightsException { IsTimeLimitReached: true })
        {
            return (Problem.PreviewTooSlow, "No action is required: this dataset is too large for a preview. Reports have no such limit.");
        }

        var host = session.Access.Address.Authority;
        return exception is InsightsServiceException { StatusCode: var status } refused
            ? session.Exchanges.Latest is { IsHtml: true } latest && latest.Status == status ? DiagnoseForeignResponse(status, host) : Diagnose(refused, session.Access, refusedProblem)
            : NetworkFailure.From(exception, host)
            ?? (exception is InsightsException { IsTransient: true } && session.Exchanges.Latest is not { IsHtml: true } ? (Problem.ServiceFailed, RetryFix) : DiagnoseForeignResponse(HttpStatusCode.OK, host));
    }

    private static (Problem Problem, string Fix) Diagnose(InsightsServiceException exception, ServiceAccess access, Problem? refusedProblem) => (int)exception.StatusCode switch
    {
        401 when access.Program.IsApplicationOnly => (Problem.TokenRefused, $"This program accepts an application alone: set {ServiceOptions.TenantIdVariable}, {ServiceOptions.ClientIdVariable} and {ServiceOptions.ClientSecretVariable}. A token from another source must be for {access.Program.Scope} and not expired."),
        401 => (Problem.TokenRefused, $"Sign in again with multifactor authentication: {FixCommands.SignIn}. A token from another source must be for {access.Program.Scope} and not expired."),
        403 when access is { SignInMethod: SignInMethod.Application, Program.IsApplicationOnly: false } => (Problem.AccessDenied, $"Partner Insights requires an application and a user. Sign in once with a second factor: {FixCommands.SignIn}."),
        403 when access.Program.IsApplicationOnly => (refusedProblem ?? Problem.AccessDenied, "Add the application in Partner Center (Account settings, User management, Microsoft Entra applications), with a role that can read the program's data."),
        403 => (refusedProblem ?? Problem.AccessDenied, RoleFix),
        407 => DiagnoseForeignResponse(exception.StatusCode, access.Address.Authority),
        429 => (Problem.ServiceBusy, "Wait a minute, and run the command again."),
        _ when exception.IsTransient => (Problem.ServiceFailed, RetryFix),
        >= 300 and < 400 => (Problem.WrongAddress, $"Set {ServiceOptions.BaseAddressVariable} to the address of the service, up to and including {ServiceOptions.GetLastSegment(access.Program.BaseAddress)}; or remove it."),
        404 when refusedProblem is null => (Problem.WrongAddress, $"Check {ServiceOptions.BaseAddressVariable}: it is the address up to and including {ServiceOptions.GetLastSegment(access.Program.BaseAddress)}. Remove it for Partner Center's address."),
        400 when refusedProblem == Problem.PreviewRefused => (refusedProblem, "Run the command again: the dataset may have changed since the service described it. If the problem remains, send the correlation id to the service's support."),
        _ => (refusedProblem ?? Problem.RequestRefused, "Send the correlation id to the service's support, and attach the file of --bundle to an issue of this library."),
    };

    private static (Problem Problem, string Fix) DiagnoseForeignResponse(HttpStatusCode status, string host) => status == HttpStatusCode.ProxyAuthenticationRequired
        ? (Problem.ProxyRefused, "Check the user name and the password in HTTPS_PROXY.")
        : (Problem.ForeignResponse, $"The response is not from {host}, but from a proxy or a sign-in page of the network. Configure the proxy to allow {host}, or set HTTPS_PROXY to the right proxy; and check {ServiceOptions.BaseAddressVariable}.");
}
