using System.Security.Cryptography;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;

namespace Insights.Typed;

/// <summary>A sign-in with a browser on this machine: an authorization code with PKCE, which returns to a loopback address.</summary>
internal sealed class BrowserSignIn(SignInIdentity identity, SignInCache cache, Func<Uri, Task> openBrowser)
{
    private Exception? openError;

    public async Task<AuthenticationResult> SignInAsync(CancellationToken cancellationToken)
    {
        using var redirect = LoopbackRedirect.Start();
        return await IdentityLibrary.RequestAsync(
            identity,
            SignInWay.Person,
            () => identity.IsConfidential ? ConfidentialAsync(redirect, cancellationToken) : PublicAsync(redirect, cancellationToken),
            error => error == openError).ConfigureAwait(false);
    }

    private async Task<AuthenticationResult> PublicAsync(LoopbackRedirect redirect, CancellationToken cancellationToken)
    {
        var application = identity.BuildPublic(http: null, redirect.Address.AbsoluteUri);
        cache.Attach(application.UserTokenCache);
        return await application.AcquireTokenInteractive(IdentityLibrary.Scopes).WithCustomWebUi(new WebUi(this, redirect)).ExecuteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The library opens no browser for an application that proves who it is, but it does all the rest.</summary>
    private async Task<AuthenticationResult> ConfidentialAsync(LoopbackRedirect redirect, CancellationToken cancellationToken)
    {
        var application = identity.BuildConfidential(http: null, redirect.Address.AbsoluteUri);
        cache.Attach(application.UserTokenCache);
        var state = RandomNumberGenerator.GetHexString(32);
        var page = await application.GetAuthorizationRequestUrl(IdentityLibrary.Scopes)
            .WithPkce(out var verifier)
            .WithExtraQueryParameters(new Dictionary<string, (string Value, bool IncludeInCacheKey)> { ["state"] = (state, false), ["prompt"] = ("select_account", false) })
            .ExecuteAsync(cancellationToken).ConfigureAwait(false);
        await OpenAsync(page).ConfigureAwait(false);
        var returned = await redirect.WaitAsync(state, cancellationToken).ConfigureAwait(false);
        return returned.Get("code") is { Length: > 0 } code
            ? await application.AcquireTokenByAuthorizationCode(IdentityLibrary.Scopes, code).WithPkceCodeVerifier(verifier).ExecuteAsync(cancellationToken).ConfigureAwait(false)
            : throw new MsalServiceException(returned.Get("error") ?? "no_code", returned.Get("error_description") ?? "The browser returned without a code.");
    }

    private async Task OpenAsync(Uri page)
    {
        try
        {
            await openBrowser(identity.Authority.Requested(page)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            openError = exception;
            throw;
        }
    }

    /// <summary>How the library opens a browser for a public client.</summary>
    private sealed class WebUi(BrowserSignIn signIn, LoopbackRedirect redirect) : ICustomWebUi
    {
        public async Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken)
        {
            var state = QueryValues.Parse(authorizationUri.Query).Get("state") ?? "";
            await signIn.OpenAsync(authorizationUri).ConfigureAwait(false);
            var returned = await redirect.WaitAsync(state, cancellationToken).ConfigureAwait(false);
            return new UriBuilder(redirectUri) { Query = returned.ToString() }.Uri;
        }
    }
}
