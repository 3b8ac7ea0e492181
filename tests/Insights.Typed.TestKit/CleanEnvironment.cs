using System.Diagnostics;

namespace Insights.Typed.TestKit;

/// <summary>The environment of the SDK and of programs of this repository that tests start.</summary>
public static class CleanEnvironment
{
    private static readonly string[] BuildVariables = ["DOTNET_HOST_PATH", "CI", "Configuration", "Platform", "TargetFramework"];

    /// <summary>
    /// Removes what the caller of the tests has set: the credentials of the user who runs them, and the variables of the build in which
    /// they run. No server outlives a test, and no output depends on the language of the user.
    /// </summary>
    public static void Apply(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(IsOfCaller).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
    }

    private static bool IsOfCaller(string variable) =>
        variable.StartsWith("INSIGHTS_", StringComparison.Ordinal)
        || variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || BuildVariables.Contains(variable, StringComparer.Ordinal);
}
