namespace Insights.Typed.Tool.Doctor;

/// <summary>The results of all checks, in the order in which they are shown.</summary>
/// <param name="Results">The results.</param>
/// <param name="IsStopped">Whether the user stopped the command.</param>
internal sealed record DoctorReport(IReadOnlyList<CheckResult> Results, bool IsStopped)
{
    public int ErrorCount => Count(Severity.Error);

    public int WarningCount => Count(Severity.Warning);

    /// <summary>Like that of <c>insights schema check</c>: 2 for warnings, 3 for errors.</summary>
    public int ExitCode => ErrorCount > 0 ? Tool.ExitCode.Breaking : WarningCount > 0 ? Tool.ExitCode.CompatibleDrift : Tool.ExitCode.Success;

    private int Count(Severity severity) => Results.SelectMany(result => result.Findings).Count(finding => finding.Problem.Severity == severity);
}
