using System.Globalization;
using System.Text.Json.Nodes;

namespace Insights.Typed.Tool.Output;

/// <summary>How a stored sign-in is shown.</summary>
internal static class SignInView
{
    public static IReadOnlyList<string> Headings { get; } = ["User", "Application", "Tenant", "Until", "MFA", "Stored"];

    public static IReadOnlyList<Cell> Row(InsightsSignIn signIn, TimeProvider time) =>
    [
        new(signIn.UserName ?? "(unknown)"),
        new(signIn.ClientId),
        new(signIn.TenantId),
        new(signIn.ExpiresOn > time.GetUtcNow() ? Date(signIn.ExpiresOn) : $"expired {Date(signIn.ExpiresOn)}"),
        new(signIn.IsMultifactor switch { true => "yes", false => "no", null => "unknown" }),
        new(signIn.IsEncrypted == true ? "encrypted" : "plain file"),
    ];

    public static JsonObject Json(InsightsSignIn signIn, TimeProvider time) => new()
    {
        ["userName"] = signIn.UserName,
        ["tenantId"] = signIn.TenantId,
        ["clientId"] = signIn.ClientId,
        ["authorityHost"] = signIn.AuthorityHost.AbsoluteUri,
        ["signedInOn"] = Moment(signIn.SignedInOn),
        ["renewedOn"] = Moment(signIn.RenewedOn),
        ["expiresOn"] = Moment(signIn.ExpiresOn),
        ["isExpired"] = signIn.ExpiresOn <= time.GetUtcNow(),
        ["isMultifactor"] = signIn.IsMultifactor,
        ["isConfidential"] = signIn.IsConfidential,
        ["isEncrypted"] = signIn.IsEncrypted,
    };

    public static string Date(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
