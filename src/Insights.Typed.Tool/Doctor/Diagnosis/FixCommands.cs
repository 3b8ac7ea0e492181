using Insights.Typed.Tool.Credentials;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>The commands in fixes.</summary>
internal static class FixCommands
{
    public const string SignIn = ServiceOptions.LoginCommandLine;

    public const string Refresh = "insights schema refresh";

    public const string Write = "insights doctor --write";
}
