using Insights.Typed.Tool.Doctor.Checks;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor;

/// <summary>Runs the checks in sequence, and skips those whose result would only repeat an error.</summary>
internal static class DoctorRun
{
    /// <summary>The checks in the order in which they run. The check of the role uses the previews.</summary>
    private static readonly IReadOnlyList<Check> Checks =
    [
        new CredentialsCheck(), new SignInCheck(), new ServiceCheck(), new ClockCheck(), new MultifactorCheck(),
        new SchemaFilesCheck(), new DatasetsCheck(), new PreviewsCheck(), new RoleCheck(), new ReportCheck(),
    ];

    /// <summary>The checks in the order in which they are shown: problems that must be fixed first come first.</summary>
    private static readonly IReadOnlyList<string> DisplayOrder =
    [
        Check.Credentials, Check.SignIn, Check.Service, Check.Clock, Check.Multifactor,
        Check.Role, Check.SchemaFiles, Check.Datasets, Check.Previews, Check.Report,
    ];

    public static async Task<DoctorReport> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken)
    {
        var results = new Dictionary<string, CheckResult>();
        var isStopped = false;
        foreach (var check in Checks)
        {
            progress.Report($"checking {check.Name}", results.Count, Checks.Count);
            if (isStopped)
            {
                results.Add(check.Name, new CheckResult(check.Name, "because the command was stopped", [], IsSkipped: true));
                continue;
            }

            try
            {
                results.Add(check.Name, await RunCheckAsync(check, results, session, progress, cancellationToken).ConfigureAwait(false));
            }
            catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
            {
                isStopped = true;
                var remaining = ReportFailure.FindRemaining(exception);
                results.Add(check.Name, new CheckResult(check.Name, "because the command was stopped", remaining, IsSkipped: remaining.Count == 0));
            }
        }

        return new DoctorReport([.. DisplayOrder.Select(name => results[name])], isStopped);
    }

    private static async Task<CheckResult> RunCheckAsync(
        Check check, Dictionary<string, CheckResult> results, DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return check.RequiredChecks.FirstOrDefault(requirement => !results[requirement].CanContinue) is { } missing
            ? new CheckResult(check.Name, $"because '{FindCause(missing, results)}' failed", [], IsSkipped: true)
            : await check.RunAsync(session, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds the check that failed, not one that was skipped because of it.</summary>
    private static string FindCause(string requirement, Dictionary<string, CheckResult> results) =>
        !results[requirement].IsSkipped ? requirement
        : Checks.First(other => other.Name == requirement).RequiredChecks.FirstOrDefault(next => !results[next].CanContinue) is { } cause ? FindCause(cause, results)
        : requirement;
}
