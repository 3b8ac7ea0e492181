using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Insights.Typed.LocalService.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Authority;

/// <summary>Hands out tokens and device codes. It answers at the address that the service documents and at the newer one.</summary>
internal sealed class TokenEndpoint(LocalAuthorityOptions options, SignIns signIns, FaultSite site)
{
    /// <summary>An authority has one operation that can go wrong; it is none of the service's, and no fault knows which it is in.</summary>
    public const LocalServiceOperation Operation = default;

    private const string DeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
    private const int Kept = 10_000;

    private readonly ConcurrentQueue<Asked> requests = [];

    public IReadOnlyList<LocalAuthorityRequest> Requests => [.. requests.Select(r => r.Request)];

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (version, namesResource) in new[] { ("oauth2", true), ("oauth2/v2.0", false) })
        {
            routes.MapPost($"{{tenant}}/{version}/token", context => TokenAsync(context, namesResource));
            routes.MapPost($"{{tenant}}/{version}/devicecode", DeviceCodeAsync);
        }
    }

    private async Task TokenAsync(HttpContext context, bool namesResource)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var asked = Log(form);
        try
        {
            await site.RunAsync(context, Operation, () => AnswerAsync(context, TokenFor(context, form, namesResource))).ConfigureAwait(false);
        }
        catch (TokenErrorException exception)
        {
            asked.Request = asked.Request with { Error = exception.Error.Error };
            context.Response.StatusCode = exception.Error.StatusCode;
            await AnswerAsync(context, exception.Error.Body(context.TraceIdentifier)).ConfigureAwait(false);
        }
    }

    private async Task DeviceCodeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            CheckApplication(context, form, isConfidential: false);
        }
        catch (TokenErrorException exception)
        {
            context.Response.StatusCode = exception.Error.StatusCode;
            await AnswerAsync(context, exception.Error.Body(context.TraceIdentifier)).ConfigureAwait(false);
            return;
        }

        const string Page = "https://login.microsoftonline.com/device";
        var device = signIns.NewDevice();
        await AnswerAsync(context, new JsonObject
        {
            ["user_code"] = device.UserCode,
            ["device_code"] = device.DeviceCode,
            ["verification_uri"] = Page,
            ["expires_in"] = WholeSeconds(options.DeviceCodeLifetime),
            ["interval"] = WholeSeconds(options.DeviceCodeInterval),
            ["message"] = $"To sign in, use a web browser to open the page {Page} and enter the code {device.UserCode} to authenticate.",
        }).ConfigureAwait(false);
    }

    private JsonObject TokenFor(HttpContext context, IFormCollection form, bool namesResource)
    {
        var grant = form["grant_type"].ToString();
        CheckApplication(context, form, isConfidential: grant is "password" or "client_credentials" || form.ContainsKey("client_secret"));
        switch (grant)
        {
            case "client_credentials":
                return Token(form, hasUser: false, namesResource);
            case "password":
                CheckUser(form);
                return Token(form, hasUser: true, namesResource);
            case DeviceGrant or "device_code":
                signIns.Redeem(Text(form, "device_code") ?? Text(form, "code") ?? "");
                return Token(form, hasUser: true, namesResource);
            case "refresh_token":
                return signIns.IsRefreshToken(form["refresh_token"].ToString())
                    ? Token(form, hasUser: true, namesResource)
                    : throw new TokenErrorException("invalid_grant", 50173, "The provided grant has expired due to it being revoked. A fresh auth token is needed.");
            default:
                throw new TokenErrorException("unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{grant}'.");
        }
    }

    private void CheckApplication(HttpContext context, IFormCollection form, bool isConfidential)
    {
        var tenant = (string)context.Request.RouteValues["tenant"]!;
        if (!tenant.Equals(options.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            throw new TokenErrorException("invalid_request", 90002, $"Tenant '{tenant}' not found.");
        }

        var client = form["client_id"].ToString();
        if (client.Length == 0 || (options.ClientId is { } known && !client.Equals(known, StringComparison.OrdinalIgnoreCase)))
        {
            throw new TokenErrorException("unauthorized_client", 700016, $"Application with identifier '{client}' was not found in the directory.");
        }

        if (isConfidential && form["client_secret"] != options.ClientSecret)
        {
            throw new TokenErrorException("invalid_client", 7000215, "Invalid client secret provided.");
        }
    }

    private void CheckUser(IFormCollection form)
    {
        if (!options.UserName.Equals(form["username"], StringComparison.OrdinalIgnoreCase) || form["password"] != options.Password)
        {
            throw new TokenErrorException("invalid_grant", 50126, "Error validating credentials due to invalid username or password.");
        }
    }

    /// <param name="form">The request.</param>
    /// <param name="hasUser">Whether the token is for a user, not for the application alone.</param>
    /// <param name="namesResource">Whether the address is the documented one, which returns times and the resource as well.</param>
    private JsonObject Token(IFormCollection form, bool hasUser, bool namesResource)
    {
        var token = new JsonObject
        {
            ["token_type"] = "Bearer",
            ["scope"] = Text(form, "scope"),
            ["expires_in"] = WholeSeconds(options.TokenLifetime),
            ["ext_expires_in"] = WholeSeconds(options.TokenLifetime),
        };
        if (namesResource)
        {
            var now = options.TimeProvider.GetUtcNow();
            token["expires_on"] = UnixSeconds(now + options.TokenLifetime);

            // Entra ID allows for clocks that differ by five minutes.
            token["not_before"] = UnixSeconds(now - TimeSpan.FromMinutes(5));
            token["resource"] = Text(form, "resource")?.Trim();
        }

        token["access_token"] = signIns.NewAccessToken();
        if (hasUser)
        {
            const string UserId = "22222222-3333-4444-5555-666666666666";
            var user = new JsonObject { ["oid"] = UserId, ["tid"] = options.TenantId, ["preferred_username"] = options.UserName };
            token["refresh_token"] = signIns.NewRefreshToken();
            token["id_token"] = $"{Encoded(new JsonObject { ["alg"] = "none" })}.{Encoded(user)}.";
            token["client_info"] = Encoded(new JsonObject { ["uid"] = UserId, ["utid"] = options.TenantId });
        }

        return token;
    }

    /// <summary>Before it is answered, so that whoever has the answer finds the request.</summary>
    private Asked Log(IFormCollection form)
    {
        var grant = form["grant_type"].ToString();
        var asked = new Asked(new LocalAuthorityRequest(
            grant == DeviceGrant ? "device_code" : grant, Text(form, "client_id"), Text(form, "scope") ?? Text(form, "resource"), Error: null));
        requests.Enqueue(asked);
        while (requests.Count > Kept)
        {
            requests.TryDequeue(out _);
        }

        return asked;
    }

    internal static Task AnswerAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private static string? Text(IFormCollection form, string name) => form[name].ToString() is { Length: > 0 } text ? text : null;

    private static string Encoded(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static string UnixSeconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string WholeSeconds(TimeSpan time) => Math.Floor(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>A request whose outcome is added to it.</summary>
    private sealed class Asked(LocalAuthorityRequest request)
    {
        public LocalAuthorityRequest Request { get; set; } = request;
    }
}
