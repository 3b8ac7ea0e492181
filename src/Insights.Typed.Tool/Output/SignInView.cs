using System.Globalization;
using System.Text.Json.Nodes;

namespace Insights.Typed.Tool.Output;

/// <summary>Shows stored sign-ins.</summary>
internal static class SignInView
{
    public static IReadOnlyList<string> Headings { get; } = ["User", "Application", "Tenant", "Until", "MFA", "Stored"];

    public static IReadOnlyList<Cell> CreateRow(InsightsSignIn signIn, TimeProvider time) =>
    [
        new(signIn.UserName ?? "(unknown)"),
        new(signIn.ClientId),
        new(signIn.TenantId),
        new(signIn.ExpiresOn > time.GetUtcNow() ? FormatDate(signIn.ExpiresOn) : $"expired {FormatDate(signIn.ExpiresOn)}"),
        new(signIn.IsMultifactor switch { true => "yes", false => "no", null => "unknown" }),
        new(signIn.IsEncrypted == true ? "encrypted" : "plain file"),
    ];

    public static JsonObject ToJson(InsightsSignIn signIn, TimeProvider time) => new()
    {
        ["userName"] = signIn.UserName,
        ["tenantId"] = signIn.TenantId,
        ["clientId"] = signIn.ClientId,
        ["authorityHost"] = signIn.AuthorityHost.AbsoluteUri,
        ["signedInOn"] = FormatTimestamp(signIn.SignedInOn),
        ["renewedOn"] = FormatTimestamp(signIn.RenewedOn),
        ["expiresOn"] = FormatTimestamp(signIn.ExpiresOn),
        ["isExpired"] = signIn.ExpiresOn <= time.GetUtcNow(),
        ["isMultifactor"] = signIn.IsMultifactor,
        ["isConfidential"] = signIn.IsConfidential,
        ["isEncrypted"] = signIn.IsEncrypted,
    };

    public static string FormatDate(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string FormatTimestamp(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
