using Insights.Typed.Tokens.Reasons;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens;

/// <summary>Tokens for an application and a user by the user's password, through the identity library.</summary>
internal sealed class UserPasswordCredential(SignInIdentity identity, string userName, string password, IMsalHttpClientFactory? http = null) : InsightsCredential
{
    private readonly IConfidentialClientApplication application = identity.BuildConfidential(http);

    public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        var request = ((IByUsernameAndPassword)application).AcquireTokenByUsernamePassword(IdentityLibrary.Scopes, userName, password);
        var result = await IdentityLibrary.RequestAsync(identity, SignInWay.Password, () => request.ExecuteAsync(cancellationToken)).ConfigureAwait(false);
        return result.ToAccessToken(identity.TimeProvider);
    }
}
