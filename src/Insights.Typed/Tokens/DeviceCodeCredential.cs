using Insights.Typed.Tokens.Reasons;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens;

/// <summary>Tokens for a user who signs in with a browser anywhere, through the identity library.</summary>
internal sealed class DeviceCodeCredential(SignInIdentity identity, Func<InsightsDeviceCode, CancellationToken, Task> showMessage, IMsalHttpClientFactory? http = null) : InsightsCredential
{
    private readonly IPublicClientApplication application = identity.BuildPublic(http);

    private IAccount? user;

    public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        var result = await IdentityLibrary.RequestAsync(identity, SignInWay.Interactive, () => RequestTokenAsync(cancellationToken)).ConfigureAwait(false);
        user = result.Account;
        return result.ToAccessToken(identity.TimeProvider);
    }

    private async Task<AuthenticationResult> RequestTokenAsync(CancellationToken cancellationToken)
    {
        if (user is { } account)
        {
            try
            {
                // Forced, because the library still considers a token valid that the service refused.
                return await application.AcquireTokenSilent(IdentityLibrary.Scopes, account).WithForceRefresh(true)
                    .ExecuteAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (MsalUiRequiredException)
            {
                // The sign-in has ended, and only the user can sign in again.
            }
        }

        return await application.AcquireTokenWithDeviceCodeAsync(showMessage, cancellationToken).ConfigureAwait(false);
    }
}
