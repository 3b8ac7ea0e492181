using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insights.Typed.Tokens.Stored;

/// <summary>
/// The content of a token store: the refresh token, in the format of the identity library, and its user. One
/// document, so that both change together. Access tokens are not included: they expire within the hour, and each process renews them.
/// </summary>
internal sealed record SignInDocument
{
    private const int Format = 1;

    public required string TenantId { get; init; }

    public required string ClientId { get; init; }

    public required string AuthorityHost { get; init; }

    /// <summary>Gets the sign-in name; null before the first token.</summary>
    public string? UserName { get; init; }

    /// <summary>Gets the time when the person signed in.</summary>
    public required DateTimeOffset SignedInOn { get; init; }

    /// <summary>Gets the time of the last renewal, from which the 90 days count.</summary>
    public required DateTimeOffset RenewedOn { get; init; }

    /// <summary>Gets a value indicating whether the sign-in passed multifactor authentication; null if the authority does not return the information.</summary>
    public bool? IsMultifactor { get; init; }

    /// <summary>Gets a value indicating whether the application proves its identity when it renews the sign-in.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>Gets the identity library's cache; null before the first token.</summary>
    public string? Cache { get; init; }

    /// <summary>Gets the refresh token to start from, until it was used.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Gets the hash that identifies the refresh token from which the sign-in started; null if it did not start from one.</summary>
    public string? RefreshTokenFingerprint { get; init; }

    public bool IsFor(SignInIdentity identity) =>
        TenantId.Equals(identity.TenantId, StringComparison.OrdinalIgnoreCase)
        && ClientId.Equals(identity.ClientId, StringComparison.OrdinalIgnoreCase)
        && AuthorityHost == identity.Authority.Host.AbsoluteUri;

    /// <summary>Creates a sign-in that starts from a refresh token. It is stored before it is used.</summary>
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

    /// <exception cref="InsightsException">The content is not a sign-in document.</exception>
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
            // Without the cause: its message could quote the content.
            throw new InsightsException("The content of the token store is not a sign-in of this library, so it was not changed. Use another store, or delete its content.");
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

    /// <summary>Returns the application and the tenant, without secrets.</summary>
    public override string ToString() => $"(sign-in for the application {ClientId} in the tenant {TenantId})";

    private static string GetRequired(JsonObject json, string name) => (string?)json[name] ?? throw new FormatException();

    private static DateTimeOffset GetTime(JsonObject json, string name) =>
        DateTimeOffset.Parse(GetRequired(json, name), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
