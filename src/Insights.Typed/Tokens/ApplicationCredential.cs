using Insights.Typed.Tokens.Reasons;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens;

/// <summary>Tokens for an application without a user, through the identity library.</summary>
internal sealed class ApplicationCredential(SignInIdentity identity, IMsalHttpClientFactory? http = null) : InsightsCredential
{
    private readonly IConfidentialClientApplication application = identity.BuildConfidential(http);

    public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        // The client caches tokens and requests a new one only if one was refused: the library's cached token is then the refused one.
        var request = application.AcquireTokenForClient(IdentityLibrary.Scopes).WithForceRefresh(true);
        var result = await IdentityLibrary.RequestAsync(identity, SignInWay.Application, () => request.ExecuteAsync(cancellationToken)).ConfigureAwait(false);
        return result.ToAccessToken(identity.TimeProvider);
    }
}
