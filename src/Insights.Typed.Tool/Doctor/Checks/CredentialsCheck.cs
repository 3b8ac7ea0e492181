using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Checks whether the settings specify a service and a sign-in method. Sends no request.</summary>
internal sealed class CredentialsCheck() : Check(Credentials)
{
    public override Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken) => Task.FromResult(CreateResult(session));

    private CheckResult CreateResult(DoctorSession session)
    {
        try
        {
            _ = session.Access.Address;
        }
        catch (ToolException exception)
        {
            return Found(new Finding(Problem.InvalidSetting, exception.Message, $"Correct {ServiceOptions.BaseAddressVariable}, or remove it."));
        }

        try
        {
            session.Connect();
            return Passed($"{session.Access.SignInMethod.GetDescription()}, for {session.Access.Address.Authority}");
        }
        catch (ToolException exception)
        {
            return Found(SignInDiagnosis.FromMissingCredentials(exception, session.Access));
        }
    }
}
