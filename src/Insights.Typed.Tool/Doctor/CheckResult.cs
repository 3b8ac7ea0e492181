namespace Insights.Typed.Tool.Doctor;

/// <summary>The outcome of a check.</summary>
/// <param name="CheckName">The check's name.</param>
/// <param name="Summary">What was checked, or why it was not.</param>
/// <param name="Findings">The problems; empty if the check passed or was skipped.</param>
/// <param name="IsSkipped">Whether it could not run.</param>
internal sealed record CheckResult(string CheckName, string Summary, IReadOnlyList<Finding> Findings, bool IsSkipped = false)
{
    /// <summary>The highest severity of the findings.</summary>
    public Severity Severity => IsSkipped ? Severity.Skipped
        : Findings.Count == 0 ? Severity.Passed
        : Findings.Max(finding => finding.Problem.Severity);

    /// <summary>Whether checks that require this one can run.</summary>
    public bool CanContinue => Severity switch
    {
        Severity.Passed or Severity.Note or Severity.Warning => true,
        Severity.Skipped or Severity.Error => false,
    };
}
