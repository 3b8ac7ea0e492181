using Microsoft.Identity.Client;

namespace Insights.Typed;

/// <summary>Tokens for an application without a user, through the identity library.</summary>
internal sealed class ApplicationAlone(string tenantId, string clientId, string clientSecret, IMsalHttpClientFactory? http = null)
    : InsightsCredential
{
    private readonly IConfidentialClientApplication application =
        ConfidentialClientApplicationBuilder.Create(clientId).WithClientSecret(clientSecret).In(tenantId, http).Build();

    public override async ValueTask<AccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        // The client keeps tokens itself, and asks again where one was refused: the library's own copy is then that very one.
        var bySecret = application.AcquireTokenForClient(IdentityLibrary.Scopes).WithForceRefresh(true);
        return (await IdentityLibrary.AskAsync(application, () => bySecret.ExecuteAsync(cancellationToken)).ConfigureAwait(false)).Token();
    }
}
