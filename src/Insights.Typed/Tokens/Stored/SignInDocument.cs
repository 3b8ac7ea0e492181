using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insights.Typed.Tokens.Stored;

/// <summary>
/// What a token store holds: the refresh token, in the form in which the identity library keeps it, and whose it is. One
/// document, so that both change together. Access tokens are not in it: they end within the hour, and each process renews its own.
/// </summary>
internal sealed record SignInDocument
{
    private const int Format = 1;

    public required string TenantId { get; init; }

    public required string ClientId { get; init; }

    public required string AuthorityHost { get; init; }

    /// <summary>The sign-in name; null before the first token.</summary>
    public string? UserName { get; init; }

    /// <summary>When the person signed in.</summary>
    public required DateTimeOffset SignedInOn { get; init; }

    /// <summary>When a token was renewed last, from which the 90 days count.</summary>
    public required DateTimeOffset RenewedOn { get; init; }

    /// <summary>Whether the sign-in passed multifactor authentication; null where the authority does not say.</summary>
    public bool? IsMultifactor { get; init; }

    /// <summary>Whether the application proves who it is when it renews.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>The identity library's cache; null before the first token.</summary>
    public string? Cache { get; init; }

    /// <summary>The refresh token to start from, until it was used.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>By what a refresh token is recognized that the sign-in started from; null where it did not.</summary>
    public string? RefreshTokenFingerprint { get; init; }

    public bool IsFor(SignInIdentity identity) =>
        TenantId.Equals(identity.TenantId, StringComparison.OrdinalIgnoreCase)
        && ClientId.Equals(identity.ClientId, StringComparison.OrdinalIgnoreCase)
        && AuthorityHost == identity.Authority.Host.AbsoluteUri;

    /// <summary>The sign-in that starts from a refresh token, which is stored before it is used.</summary>
    public static SignInDocument FromRefreshToken(string refreshToken, SignInIdentity identity)
    {
        var now = identity.TimeProvider.GetUtcNow();
        return new SignInDocument
        {
            TenantId = identity.TenantId,
            ClientId = identity.ClientId,
            AuthorityHost = identity.Authority.Host.AbsoluteUri,
            SignedInOn = now,
            RenewedOn = now,
            IsConfidential = identity.IsConfidential,
            RefreshToken = refreshToken,
            RefreshTokenFingerprint = GetFingerprint(refreshToken),
        };
    }

    public static string GetFingerprint(string refreshToken) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(refreshToken)));

    /// <exception cref="InsightsException">It is no such document.</exception>
    public static SignInDocument Parse(ReadOnlySpan<byte> content)
    {
        try
        {
            var json = JsonNode.Parse(content)!.AsObject();
            return (int?)json["format"] == Format
                ? new SignInDocument
                {
                    TenantId = GetRequired(json, "tenantId"),
                    ClientId = GetRequired(json, "clientId"),
                    AuthorityHost = GetRequired(json, "authorityHost"),
                    UserName = (string?)json["userName"],
                    SignedInOn = GetTime(json, "signedInOn"),
                    RenewedOn = GetTime(json, "renewedOn"),
                    IsMultifactor = (bool?)json["isMultifactor"],
                    IsConfidential = (bool?)json["isConfidential"] == true,
                    Cache = json["cache"]?.ToJsonString(),
                    RefreshToken = (string?)json["refreshToken"],
                    RefreshTokenFingerprint = (string?)json["startedFrom"],
                }
                : throw new FormatException();
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or NullReferenceException)
        {
            // Without the cause: it could quote what it could not read.
            throw new InsightsException("The token store holds something else than a sign-in of this library, so it is left as it is. Use another store, or delete its content.");
        }
    }

    public byte[] ToBytes()
    {
        var json = new JsonObject
        {
            ["format"] = Format,
            ["tenantId"] = TenantId,
            ["clientId"] = ClientId,
            ["authorityHost"] = AuthorityHost,
            ["userName"] = UserName,
            ["signedInOn"] = SignedInOn.ToString("O", CultureInfo.InvariantCulture),
            ["renewedOn"] = RenewedOn.ToString("O", CultureInfo.InvariantCulture),
            ["isMultifactor"] = IsMultifactor,
            ["isConfidential"] = IsConfidential,
            ["cache"] = Cache is null ? null : JsonNode.Parse(Cache),
            ["refreshToken"] = RefreshToken,
            ["startedFrom"] = RefreshTokenFingerprint,
        };
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    /// <summary>Says whose sign-in it is, and nothing that opens it.</summary>
    public override string ToString() => $"(sign-in for the application {ClientId} in the tenant {TenantId})";

    private static string GetRequired(JsonObject json, string name) => (string?)json[name] ?? throw new FormatException();

    private static DateTimeOffset GetTime(JsonObject json, string name) =>
        DateTimeOffset.Parse(GetRequired(json, name), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
