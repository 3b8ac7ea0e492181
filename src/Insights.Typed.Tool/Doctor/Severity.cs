namespace Insights.Typed.Tool.Doctor;

/// <summary>How bad a problem is, or how a check ended.</summary>
internal enum Severity
{
    /// <summary>Nothing was found.</summary>
    Passed,

    /// <summary>Worth knowing, and no problem.</summary>
    Note,

    /// <summary>The check could not run, because another one failed.</summary>
    Skipped,

    /// <summary>The account works, and something is not as the project expects it.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Error,
}
