using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Checks whether the service accepts the sign-in as one with multifactor authentication.</summary>
internal sealed class MultifactorCheck() : Check(Multifactor, SignIn)
{
    public override Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken) => Task.FromResult(session.Client.IsMfaCompliant switch
    {
        true => Passed("the token was obtained with multifactor authentication"),
        false => Found(new Finding(
            Problem.TokenWithoutMultifactor,
            "The token was obtained without multifactor authentication, which Partner Center requires of an application with a user since April 2026.",
            $"Sign in again with a second factor: {FixCommands.SignIn}.")),
        null => Skipped("no response contained the result"),
    });
}
