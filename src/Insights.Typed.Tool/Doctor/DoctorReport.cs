namespace Insights.Typed.Tool.Doctor;

/// <summary>The outcomes of all checks, in the order in which they are shown.</summary>
/// <param name="Results">The outcomes.</param>
/// <param name="IsStopped">Whether the user stopped it.</param>
internal sealed record DoctorReport(IReadOnlyList<CheckResult> Results, bool IsStopped)
{
    public int ErrorCount => Count(Severity.Error);

    public int WarningCount => Count(Severity.Warning);

    /// <summary>As <c>insights schema check</c>: 2 for what works and differs, 3 for what breaks.</summary>
    public int ExitCode => ErrorCount > 0 ? Tool.ExitCode.Breaking : WarningCount > 0 ? Tool.ExitCode.CompatibleDrift : Tool.ExitCode.Success;

    private int Count(Severity severity) => Results.SelectMany(result => result.Findings).Count(finding => finding.Problem.Severity == severity);
}
