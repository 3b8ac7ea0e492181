namespace Insights.Typed.Tool;

/// <summary>The exit codes of the tool. The README documents them, because scripts depend on them.</summary>
internal static class ExitCode
{
    /// <summary>Success; no drift.</summary>
    public const int Success = 0;

    /// <summary>The command line is wrong, or the command failed.</summary>
    public const int Failure = 1;

    /// <summary>The service changed, and no query can break.</summary>
    public const int CompatibleDrift = 2;

    /// <summary>The service changed so that queries can break, or refuses a query of the app.</summary>
    public const int Breaking = 3;

    /// <summary>Stopped, for example by Ctrl+C.</summary>
    public const int Canceled = 130;
}
