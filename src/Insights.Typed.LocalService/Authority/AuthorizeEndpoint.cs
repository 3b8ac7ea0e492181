using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Authority;

/// <summary>The page on which a person signs in for a program that waits on this machine (authorization code with PKCE).</summary>
internal sealed class AuthorizeEndpoint(LocalAuthorityOptions options, ClientAuthenticator clientAuthenticator, UserAccount account, AuthorizationCodes codes, SecretStore secrets)
{
    private const string Title = "Sign in to the local authority";
    private const string FormPost = "form_post";

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in new[] { "{tenant}/oauth2/authorize", "{tenant}/oauth2/v2.0/authorize" })
        {
            routes.MapGet(path, context => RunAsync(context, ShowAsync));
            routes.MapPost(path, context => RunAsync(context, SignInAsync));
        }
    }

    /// <summary>Shows errors on the page that must not be sent to the program, because its identity is not verified.</summary>
    private async Task RunAsync(HttpContext context, Func<HttpContext, AuthorizationRequest, Task> handler)
    {
        try
        {
            var authorization = Read(context);
            if (context.Request.Query["response_type"] != "code")
            {
                await RedirectAsync(context, authorization, CreateErrorFields("unsupported_response_type", 700054, "response_type must be 'code'.")).ConfigureAwait(false);
            }
            else if (authorization.CodeChallenge is not null && context.Request.Query["code_challenge_method"] != "S256")
            {
                await RedirectAsync(context, authorization, CreateErrorFields("invalid_request", 9002329, "code_challenge_method must be 'S256'.")).ConfigureAwait(false);
            }
            else
            {
                await handler(context, authorization).ConfigureAwait(false);
            }
        }
        catch (TokenErrorException exception)
        {
            await SignInPage.WriteAsync(context, "This sign-in is not possible", SignInPage.CreateParagraph(FormatError(exception.Error)), StatusCodes.Status400BadRequest).ConfigureAwait(false);
        }
    }

    private Task ShowAsync(HttpContext context, AuthorizationRequest authorization) =>
        SignInPage.WriteAsync(context, Title, CreateApplicationParagraph(authorization) + SignInPage.CreateForm(context.Request.Query["login_hint"], account.RequiresSecondFactor, error: null));

    private async Task SignInAsync(HttpContext context, AuthorizationRequest authorization)
    {
        var form = new SignInForm(await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false));
        if (form.IsCanceled)
        {
            await RedirectAsync(context, authorization, CreateErrorFields("access_denied", 65004, "User declined to consent to access the app.")).ConfigureAwait(false);
            return;
        }

        bool hasMfa;
        try
        {
            hasMfa = form.Validate(options, account, secrets);
        }
        catch (TokenErrorException exception)
        {
            await SignInPage.WriteAsync(
                context, Title, CreateApplicationParagraph(authorization) + SignInPage.CreateForm(form.EnteredName, account.RequiresSecondFactor, FormatError(exception.Error))).ConfigureAwait(false);
            return;
        }

        var signIn = account.SignIn(authorization.ClientId, hasMfa, authorization.Resource) with { Nonce = authorization.Nonce };
        await RedirectAsync(context, authorization, [new("code", codes.Create(authorization, signIn))]).ConfigureAwait(false);
    }

    private AuthorizationRequest Read(HttpContext context)
    {
        var query = context.Request.Query;
        var clientId = clientAuthenticator.CheckClientId(context, query["client_id"]);
        var redirect = query["redirect_uri"].ToString();
        return Uri.TryCreate(redirect, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", IsLoopback: true, Fragment: "" }
            ? new AuthorizationRequest(clientId, redirect, RequestedScope.GetResource(query["resource"], query["scope"]), GetOptional("code_challenge"), GetOptional("nonce"))
            : throw new TokenErrorException("invalid_request", 50011, $"The redirect URI '{redirect}' specified in the request does not match the redirect URIs configured for the application '{clientId}'. A local authority redirects to this machine only.");

        string? GetOptional(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
    }

    private static Task RedirectAsync(HttpContext context, AuthorizationRequest authorization, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var query = context.Request.Query;
        var all = query["state"].ToString() is { Length: > 0 } state ? [.. fields, new("state", state)] : fields;
        var address = new UriBuilder(authorization.RedirectUri);
        if (query["response_mode"] == FormPost)
        {
            return SignInPage.WriteAsync(context, "Back to the program", SignInPage.CreateAutoPostForm(address.Uri, all));
        }

        address.Query = (address.Query.Length > 1 ? address.Query + "&" : "") + new QueryBuilder(all).ToQueryString().Value![1..];
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = address.Uri.AbsoluteUri;
        return Task.CompletedTask;
    }

    private static List<KeyValuePair<string, string>> CreateErrorFields(string error, int code, string description) =>
        [new("error", error), new("error_description", FormatError(new TokenError(error, code, description)))];

    private static string FormatError(TokenError error) => $"AADSTS{error.Code}: {error.Description}";

    private static string CreateApplicationParagraph(AuthorizationRequest authorization) => SignInPage.CreateParagraph($"The application {authorization.ClientId} requests that you sign in.");
}
