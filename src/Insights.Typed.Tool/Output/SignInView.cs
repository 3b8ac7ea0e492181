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
        new(signIn.ReadError is not null ? "unreadable" : IsValid(signIn, time) ? FormatDate(signIn.ExpiresOn) : $"expired {FormatDate(signIn.ExpiresOn)}"),
        new(signIn.IsMultifactor switch { true => "yes", false => "no", null => "unknown" }),
        new(signIn.IsEncrypted == true ? "encrypted" : "plain file"),
    ];

    public static JsonObject ToJson(InsightsSignIn signIn, TimeProvider time) => new()
    {
        ["userName"] = signIn.UserName,
        ["tenantId"] = signIn.TenantId,
        ["clientId"] = signIn.ClientId,
        ["authorityHost"] = signIn.AuthorityHost.AbsoluteUri,
        ["signedInOn"] = FormatTimestamp(signIn, signIn.SignedInOn),
        ["renewedOn"] = FormatTimestamp(signIn, signIn.RenewedOn),
        ["expiresOn"] = FormatTimestamp(signIn, signIn.ExpiresOn),
        ["isExpired"] = !IsValid(signIn, time),
        ["readError"] = signIn.ReadError,
        ["isMultifactor"] = signIn.IsMultifactor,
        ["isConfidential"] = signIn.IsConfidential,
        ["isEncrypted"] = signIn.IsEncrypted,
    };

    /// <summary>Whether programs can use a sign-in: it was read, and has not expired.</summary>
    public static bool IsValid(InsightsSignIn signIn, TimeProvider time) => signIn.ExpiresOn > time.GetUtcNow();

    public static string FormatDate(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? FormatTimestamp(InsightsSignIn signIn, DateTimeOffset time) => signIn.ReadError is null ? time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : null;
}
