using Insights.Typed.Tool.Credentials;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>The commands that fixes name.</summary>
internal static class FixCommands
{
    public const string SignIn = "insights login";

    public const string Refresh = "insights schema refresh";

    public const string Write = "insights doctor --write";

    public static string SetCredentials =>
        $"Set {ServiceOptions.TenantIdVariable} and {ServiceOptions.ClientIdVariable}, and sign in once: {SignIn}. For an application alone, set {ServiceOptions.ClientSecretVariable} as well; or set {ServiceOptions.AccessTokenVariable} to a token.";
}
