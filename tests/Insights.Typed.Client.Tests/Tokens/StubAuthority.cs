using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Net;
using System.Text;
using System.Web;
using Insights.Typed.Tokens;
using Microsoft.Identity.Client;

namespace Insights.Typed.Client.Tests.Tokens;

/// <summary>Responds in place of the authority, whose address the library fixes: to token requests in turn, and to device code requests.</summary>
internal sealed class StubAuthority(params (HttpStatusCode Status, string Body)[] responses) : HttpMessageHandler, IMsalHttpClientFactory
{
    public const string TenantId = "11111111-2222-3333-4444-555555555555";

    private readonly Queue<(HttpStatusCode Status, string Body)> pendingResponses = new(responses);
    private readonly ConcurrentQueue<(Uri Address, string Form)> requests = [];

    /// <summary>What the response with a device code states: the page, and the code to enter there.</summary>
    public (string Page, string Code) Verification { get; init; } = ("https://contoso.test/device", "USERCODE");

    public IEnumerable<(Uri Address, NameValueCollection Form)> TokenRequests => GetRequestsTo("/token");

    public IEnumerable<(Uri Address, NameValueCollection Form)> DeviceCodeRequests => GetRequestsTo("/devicecode");

    /// <summary>A token for a user.</summary>
    public static (HttpStatusCode Status, string Body) UserToken(string token = "planted-access-token")
    {
        var user = Encode($$"""{"uid":"user-id","utid":"{{TenantId}}"}""");
        var identity = $"{Encode("{}")}.{Encode($$"""{"oid":"user-id","tid":"{{TenantId}}"}""")}.";
        return (
            HttpStatusCode.OK,
            $$"""{"token_type":"Bearer","expires_in":"3599","ext_expires_in":"3599","access_token":"{{token}}","refresh_token":"planted-refresh-token","id_token":"{{identity}}","client_info":"{{user}}"}""");
    }

    /// <summary>A token for an application without a user.</summary>
    public static (HttpStatusCode Status, string Body) ApplicationToken(string token = "planted-access-token") =>
        (HttpStatusCode.OK, $$"""{"token_type":"Bearer","expires_in":"3599","ext_expires_in":"3599","access_token":"{{token}}"}""");

    public static (HttpStatusCode Status, string Body) Refusal(string error, string description) =>
        (HttpStatusCode.BadRequest, $$"""{"error":"{{error}}","error_description":"{{description}}"}""");

    public static SignInIdentity Identity(string? secret = null, string clientId = "app") => new(new InsightsCredentialOptions { TenantId = TenantId, ClientId = clientId, ClientSecret = secret });

    public HttpClient GetHttpClient() => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        requests.Enqueue((request.RequestUri!, form));
        var (status, body) = Path.GetFileName(request.RequestUri!.AbsolutePath) switch
        {
            "token" => pendingResponses.Dequeue(),
            // An interval of zero seconds between two polls, so that no test waits.
            "devicecode" => (HttpStatusCode.OK, $$"""{"user_code":"{{Verification.Code}}","device_code":"planted-device-code","verification_uri":"{{Verification.Page}}","expires_in":"900","interval":"0","message":"Go to {{Verification.Page}} and enter {{Verification.Code}}."}"""),
            _ => (HttpStatusCode.OK, """{"tenant_discovery_endpoint":"https://login.microsoftonline.com/x","metadata":[]}"""),
        };
        return new HttpResponseMessage(status) { Content = new StringContent(body) };
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private IEnumerable<(Uri Address, NameValueCollection Form)> GetRequestsTo(string end) =>
        from request in requests
        where request.Address.AbsolutePath.EndsWith(end, StringComparison.Ordinal)
        select (request.Address, HttpUtility.ParseQueryString(request.Form));
}
