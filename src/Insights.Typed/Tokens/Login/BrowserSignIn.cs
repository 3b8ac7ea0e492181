using System.Security.Cryptography;
using Insights.Typed.Tokens.Reasons;
using Insights.Typed.Tokens.Stored;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;

namespace Insights.Typed.Tokens.Login;

/// <summary>A sign-in with a browser on this machine: an authorization code with PKCE, which returns to a loopback address.</summary>
internal sealed class BrowserSignIn(SignInIdentity identity, SignInCache cache, Func<Uri, Task> openBrowser)
{
    public async Task<AuthenticationResult> SignInAsync(CancellationToken cancellationToken)
    {
        using var redirect = LoopbackRedirect.Start();
        return await IdentityLibrary.RequestAsync(
            identity,
            SignInWay.Interactive,
            () => identity.IsConfidential ? SignInConfidentialAsync(redirect, cancellationToken) : SignInPublicAsync(redirect, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<AuthenticationResult> SignInPublicAsync(LoopbackRedirect redirect, CancellationToken cancellationToken)
    {
        var application = identity.BuildPublic(http: null, redirect.Address.AbsoluteUri);
        cache.Attach(application.UserTokenCache);
        try
        {
            return await application.AcquireTokenInteractive(IdentityLibrary.Scopes).WithCustomWebUi(new WebUi(this, redirect)).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MsalClientException exception) when (cancellationToken.IsCancellationRequested)
        {
            // The library treats every cancellation as one by the user.
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    /// <summary>Signs in an application that proves its identity, for which the library opens no browser.</summary>
    private async Task<AuthenticationResult> SignInConfidentialAsync(LoopbackRedirect redirect, CancellationToken cancellationToken)
    {
        var application = identity.BuildConfidential(http: null, redirect.Address.AbsoluteUri);
        cache.Attach(application.UserTokenCache);
        var state = RandomNumberGenerator.GetHexString(32);
        var page = await application.GetAuthorizationRequestUrl(IdentityLibrary.Scopes)
            .WithPkce(out var verifier)
            .WithExtraQueryParameters(new Dictionary<string, (string Value, bool IncludeInCacheKey)> { ["state"] = (state, false) })
            .WithPrompt(Prompt.SelectAccount)
            .ExecuteAsync(cancellationToken).ConfigureAwait(false);
        var redirectValues = await OpenAndWaitAsync(page, redirect, state, cancellationToken).ConfigureAwait(false);
        return redirectValues.Get("code") is { Length: > 0 } code
            ? await application.AcquireTokenByAuthorizationCode(IdentityLibrary.Scopes, code).WithPkceCodeVerifier(verifier).ExecuteAsync(cancellationToken).ConfigureAwait(false)
            : throw new MsalServiceException(redirectValues.Get("error") ?? "no_code", redirectValues.Get("error_description") ?? "The browser returned without a code.");
    }

    /// <summary>Listens before the browser opens: the callback that opens it may return only after the person has signed in.</summary>
    private async Task<QueryValues> OpenAndWaitAsync(Uri page, LoopbackRedirect redirect, string state, CancellationToken cancellationToken)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var redirectTask = redirect.WaitAsync(state, cancellation.Token);
        try
        {
            await CallerCallback.RunAsync(() => openBrowser(identity.Authority.GetRequestAddress(page))).ConfigureAwait(false);
        }
        catch
        {
            await cancellation.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(redirectTask).ConfigureAwait(false);
            throw;
        }

        return await redirectTask.ConfigureAwait(false);
    }

    /// <summary>How the library opens a browser for a public client.</summary>
    private sealed class WebUi(BrowserSignIn signIn, LoopbackRedirect redirect) : ICustomWebUi
    {
        public async Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken)
        {
            var state = QueryValues.Parse(authorizationUri.Query).Get("state") ?? "";
            var returned = await signIn.OpenAndWaitAsync(authorizationUri, redirect, state, cancellationToken).ConfigureAwait(false);
            return new UriBuilder(redirectUri) { Query = returned.ToString() }.Uri;
        }
    }
}
