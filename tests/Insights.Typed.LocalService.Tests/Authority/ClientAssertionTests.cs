using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Insights.Typed.LocalService.Tests.Authority;

public sealed class ClientAssertionTests
{
    private const string Issuer = "https://issuer.example";
    private const string Subject = "repo:partner/nightly";

    private static readonly X509Certificate2 Certificate = TestAuthority.CreateCertificate();
    private static readonly X509Certificate2 Other = TestAuthority.CreateCertificate();
    private static readonly RSA Provider = RSA.Create(2048);

    private static readonly DateTimeOffset Now = new ManualTimeProvider().GetUtcNow();

    /// <summary>The error in the assertion of a certificate, and its code; 0 for none.</summary>
    public static TheoryData<string, int> CertificateErrors => new()
    {
        { "RS256", 0 }, { "PS256", 0 }, { "x5t", 0 }, { "v1 audience", 0 },
        { "unregistered", 700027 }, { "other key", 700027 }, { "RS512", 700027 },
        { "other audience", 700023 }, { "other tenant", 700023 }, { "other subject", 700021 },
        { "expired", 700024 }, { "early", 700024 }, { "endless", 700024 }, { "malformed", 50027 },
    };

    public static TheoryData<string, int> FederatedErrors => new()
    {
        { "right", 0 }, { "issuer", 700211 }, { "subject", 700213 }, { "case", 700213 }, { "audience", 700212 }, { "key", 700027 }, { "expired", 700024 },
    };

    [Theory]
    [MemberData(nameof(CertificateErrors))]
    public async Task An_assertion_of_a_certificate_is_checked(string variant, int code)
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { ClientCertificates = [Certificate] });
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = TestAuthority.Client,
            Audience = $"https://login.microsoftonline.com/{(variant == "other tenant" ? "common" : authority.Options.TenantId)}/oauth2/{(variant == "v1 audience" ? "" : "v2.0/")}token",
            Claims = new Dictionary<string, object> { ["sub"] = variant == "other subject" ? "another" : TestAuthority.Client },
            NotBefore = (variant == "early" ? Now.AddHours(1) : Now).UtcDateTime,
            Expires = (variant == "expired" ? Now.AddHours(-1) : Now.AddHours(2)).UtcDateTime,
            SigningCredentials = variant == "x5t" ? new X509SigningCredentials(Certificate) : new SigningCredentials(
                new RsaSecurityKey((variant == "other key" ? Other : Certificate).GetRSAPrivateKey()),
                variant switch { "RS256" => SecurityAlgorithms.RsaSha256, "RS512" => SecurityAlgorithms.RsaSha512, _ => SecurityAlgorithms.RsaSsaPssSha256 }),
            AdditionalHeaderClaims = Header(variant),
        };
        if (variant == "other audience")
        {
            descriptor.Audience = "https://elsewhere.example/token";
        }

        if (variant == "expired")
        {
            descriptor.NotBefore = Now.AddHours(-2).UtcDateTime;
        }

        if (variant == "endless")
        {
            descriptor.Expires = descriptor.NotBefore = null;
        }

        await CheckAsync(authority, variant == "malformed" ? "no.assertion" : Write(descriptor), code);
    }

    [Theory]
    [MemberData(nameof(FederatedErrors))]
    public async Task An_assertion_of_another_provider_is_checked(string variant, int code)
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { FederatedIdentities = [new(Issuer, Subject, Provider)] });
        using var wrong = RSA.Create(2048);
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = variant == "issuer" ? "https://other.example" : Issuer,
            Audience = variant == "audience" ? "api://other" : "api://AzureADTokenExchange",
            Claims = new Dictionary<string, object> { ["sub"] = variant switch { "subject" => "repo:other", "case" => Subject.ToUpperInvariant(), _ => Subject } },
            NotBefore = Now.AddHours(-2).UtcDateTime,
            Expires = (variant == "expired" ? Now.AddHours(-1) : Now.AddHours(2)).UtcDateTime,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(variant == "key" ? wrong : Provider), SecurityAlgorithms.RsaSha256),
        };

        await CheckAsync(authority, Write(descriptor), code);
    }

    [Fact]
    public async Task An_expired_certificate_is_refused()
    {
        using var expired = TestAuthority.CreateCertificate(Now.AddYears(-21));
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { ClientCertificates = [expired] });
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = TestAuthority.Client,
            Claims = new Dictionary<string, object> { ["sub"] = TestAuthority.Client },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(expired.GetRSAPrivateKey()), SecurityAlgorithms.RsaSha256),
            AdditionalHeaderClaims = new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode(expired.GetCertHash(HashAlgorithmName.SHA256)) },
        };
        await CheckAsync(authority, Write(descriptor), 700027);
    }

    private static async Task CheckAsync(TestAuthority authority, string assertion, int code)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["scope"] = TestAuthority.Resource + "/.default", ["client_assertion"] = assertion,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        };
        if (code == 0)
        {
            Assert.NotNull((await authority.RequestTokenAsync(fields))["access_token"]);
            return;
        }

        var body = await authority.AssertErrorAsync(code, fields, HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_client", (string?)body["error"]);
        Assert.DoesNotContain(assertion, body.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(assertion, authority.Authority.ReceivedSecrets);
    }

    private static Dictionary<string, object> Header(string variant) => variant switch
    {
        "x5t" => [],
        "unregistered" => new() { ["x5t#S256"] = Base64UrlEncoder.Encode(Other.GetCertHash(HashAlgorithmName.SHA256)) },
        _ => new() { ["x5t#S256"] = Base64UrlEncoder.Encode(Certificate.GetCertHash(HashAlgorithmName.SHA256)) },
    };

    private static string Write(SecurityTokenDescriptor descriptor) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
}
