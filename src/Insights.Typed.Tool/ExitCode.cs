namespace Insights.Typed.Tool;

/// <summary>What the tool tells whoever started it. Documented in the README: scripts depend on it.</summary>
internal static class ExitCode
{
    /// <summary>Done; no drift.</summary>
    public const int Success = 0;

    /// <summary>The command line is wrong, or what it asks for failed.</summary>
    public const int Failure = 1;

    /// <summary>The service changed, and nothing that was written for it breaks.</summary>
    public const int CompatibleDrift = 2;

    /// <summary>The service changed so that queries can break, or refuses a query of the app.</summary>
    public const int Breaking = 3;

    /// <summary>Told to stop, as by Ctrl+C.</summary>
    public const int Cancelled = 130;
}
