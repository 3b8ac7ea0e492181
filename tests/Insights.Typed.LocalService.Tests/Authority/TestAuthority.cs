using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Web;

namespace Insights.Typed.LocalService.Tests.Authority;

/// <summary>A started authority and the requests of a client, over HTTP.</summary>
internal sealed class TestAuthority : IAsyncDisposable
{
    public const string Resource = "https://api.partnercenter.microsoft.com";
    public const string Scope = $"{Resource}/user_impersonation offline_access openid profile";
    public const string Redirect = "http://localhost:9/back";
    public const string Client = "33333333-4444-5555-6666-777777777777";

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private TestAuthority(LocalAuthority authority, LocalAuthorityOptions options, ManualTimeProvider time)
    {
        Authority = authority;
        Options = options;
        Time = time;
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public LocalAuthority Authority { get; }

    public LocalAuthorityOptions Options { get; }

    public ManualTimeProvider Time { get; }

    public static async Task<TestAuthority> StartAsync(LocalAuthorityOptions? options = null)
    {
        var time = new ManualTimeProvider();
        options ??= new LocalAuthorityOptions();
        options.TimeProvider = time;
        return new TestAuthority(await LocalAuthority.StartAsync(options, Cancel), options, time);
    }

    /// <summary>Requests a token. Returns the body of the refusal if the status is not 200.</summary>
    public async Task<JsonObject> RequestTokenAsync(HttpStatusCode expected, Dictionary<string, string> fields, string path = "oauth2/v2.0/token")
    {
        fields.TryAdd("client_id", Client);
        using var form = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(new Uri(Authority.Address, $"{Options.TenantId}/{path}"), form, Cancel);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode}: {body}");
        return body;
    }

    public Task<JsonObject> RequestTokenAsync(Dictionary<string, string> fields) => RequestTokenAsync(HttpStatusCode.OK, fields);

    /// <summary>Requests a token, and expects a refusal with this code.</summary>
    public async Task<JsonObject> AssertErrorAsync(int code, Dictionary<string, string> fields, HttpStatusCode expected = HttpStatusCode.BadRequest)
    {
        var body = await RequestTokenAsync(expected, fields);
        Assert.Equal(code, (int)body["error_codes"]![0]!);
        Assert.StartsWith($"AADSTS{code}: ", (string)body["error_description"]!, StringComparison.Ordinal);
        return body;
    }

    public Dictionary<string, string> CreatePasswordForm(string? secret = null) => new()
    {
        ["grant_type"] = "password", ["client_secret"] = secret ?? Options.ClientSecret, ["scope"] = Scope,
        ["username"] = Options.UserName, ["password"] = Options.Password,
    };

    public static Dictionary<string, string> CreateRefreshForm(JsonObject previous) => new()
    {
        ["grant_type"] = "refresh_token", ["refresh_token"] = (string)previous["refresh_token"]!, ["scope"] = Scope,
    };

    /// <summary>Signs a user in with a device code.</summary>
    public async Task<JsonObject> SignInDeviceAsync(bool hasMfa = true)
    {
        var device = await RequestTokenAsync(HttpStatusCode.OK, new() { ["scope"] = Scope }, "oauth2/v2.0/devicecode");
        Authority.Approve((string)device["user_code"]!, hasMfa);
        return await RequestTokenAsync(CreateDeviceCodeForm(device));
    }

    public static Dictionary<string, string> CreateDeviceCodeForm(JsonObject device) => new()
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code", ["device_code"] = (string)device["device_code"]!, ["scope"] = Scope,
    };

    /// <summary>The address of the sign-in page that a program opens.</summary>
    public Uri CreateAuthorizeAddress(string? challenge = null, string? mode = null, string redirect = Redirect, string host = "https://login.microsoftonline.com")
    {
        var query = $"client_id={Client}&response_type=code&redirect_uri={Uri.EscapeDataString(redirect)}&scope={Uri.EscapeDataString(Scope)}&state=a%26b&nonce=n-1";
        return new Uri($"{host}/{Options.TenantId}/oauth2/v2.0/authorize?{query}"
            + (challenge is null ? "" : $"&code_challenge={challenge}&code_challenge_method=S256")
            + (mode is null ? "" : $"&response_mode={mode}"));
    }

    public static Dictionary<string, string> CreateCodeForm(Uri redirected, string? verifier = null, string redirect = Redirect)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = HttpUtility.ParseQueryString(redirected.Query)["code"]!, ["redirect_uri"] = redirect, ["scope"] = Scope,
        };
        if (verifier is not null)
        {
            fields["code_verifier"] = verifier;
        }

        return fields;
    }

    /// <summary>The text of a page after a GET or POST request.</summary>
    public async Task<(HttpStatusCode Status, string Text)> GetPageAsync(Uri address, Dictionary<string, string>? fields = null)
    {
        using var form = fields is null ? null : new FormUrlEncodedContent(fields);
        using var response = form is null ? await http.GetAsync(address, Cancel) : await http.PostAsync(address, form, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    public async Task<JsonObject> GetDocumentAsync(string path)
    {
        using var response = await http.GetAsync(new Uri(Authority.Address, path), Cancel);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject();
    }

    /// <summary>The claims of an identity token.</summary>
    public static JsonObject ReadClaims(JsonObject token) =>
        JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(((string)token["id_token"]!).Split('.')[1]))!.AsObject();

    public static X509Certificate2 CreateCertificate(DateTimeOffset? from = null)
    {
        using var key = RSA.Create(2048);
        var start = from ?? new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new CertificateRequest("CN=local", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(start, start.AddYears(20));
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Authority.DisposeAsync();
    }
}
