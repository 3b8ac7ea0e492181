using Insights.Typed.Tokens.Reasons;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens;

/// <summary>Tokens for an application without a user, through the identity library.</summary>
internal sealed class ApplicationAlone(SignInIdentity identity, IMsalHttpClientFactory? http = null) : InsightsCredential
{
    private readonly IConfidentialClientApplication application = identity.BuildConfidential(http);

    public override async ValueTask<AccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        // The client keeps tokens itself, and asks again where one was refused: the library's own copy is then that very one.
        var forClient = application.AcquireTokenForClient(IdentityLibrary.Scopes).WithForceRefresh(true);
        var result = await IdentityLibrary.RequestAsync(identity, SignInWay.Application, () => forClient.ExecuteAsync(cancellationToken)).ConfigureAwait(false);
        return result.Token(identity.TimeProvider);
    }
}
