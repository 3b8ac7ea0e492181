namespace Insights.Typed.Tool.Doctor;

/// <summary>The severity of a problem, or the result of a check.</summary>
internal enum Severity
{
    /// <summary>No problem was found.</summary>
    Passed,

    /// <summary>Information that requires no action.</summary>
    Note,

    /// <summary>The check could not run, because another one failed.</summary>
    Skipped,

    /// <summary>The account works, but something differs from what the project expects.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Error,
}
