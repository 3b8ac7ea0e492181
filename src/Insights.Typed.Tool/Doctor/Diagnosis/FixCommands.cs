using Insights.Typed.Tool.Credentials;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>The commands in fixes.</summary>
internal static class FixCommands
{
    public const string SignIn = ServiceOptions.LoginCommandLine;

    public const string Refresh = "insights schema refresh";

    public const string Write = "insights doctor --write";

    public static string SetCredentials =>
        $"Sign in once: {SignIn}; or set {ServiceOptions.AccessTokenVariable}; or, for an application alone, {ServiceOptions.TenantIdVariable}, {ServiceOptions.ClientIdVariable} and {ServiceOptions.ClientSecretVariable}.";
}
