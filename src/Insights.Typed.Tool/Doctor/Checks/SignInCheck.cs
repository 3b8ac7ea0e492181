using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Checks whether a token can be obtained. This sends the first request to the service, whose result the next check reports.</summary>
internal sealed class SignInCheck() : Check(SignIn, Credentials)
{
    public override async Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            session.OfferedDatasets = await OfferedDatasets.FetchAsync(session.Client, session.Access.Address, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InsightsException or ToolException)
        {
            session.ConnectionFailure = exception;
        }

        var signIn = session.SignIn!;
        return signIn.Failure is { } failure ? Found(SignInDiagnosis.From(failure, session))
            : signIn.HasToken ? Passed("a token was obtained")
            : Found(ServiceFailure.From(session.ConnectionFailure!, session));
    }
}
