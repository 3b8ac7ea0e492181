using Microsoft.Identity.Client;

namespace Insights.Typed;

/// <summary>Tokens for an application and a user, through the identity library.</summary>
internal sealed class ApplicationAndUser(
    string tenantId, string clientId, string clientSecret, string userName, string password, IMsalHttpClientFactory? http = null)
    : InsightsCredential
{
    private readonly IConfidentialClientApplication application =
        ConfidentialClientApplicationBuilder.Create(clientId).WithClientSecret(clientSecret).In(tenantId, http).Build();

    public override async ValueTask<AccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        var byPassword = ((IByUsernameAndPassword)application).AcquireTokenByUsernamePassword(IdentityLibrary.Scopes, userName, password);
        return (await IdentityLibrary.AskAsync(application, () => byPassword.ExecuteAsync(cancellationToken)).ConfigureAwait(false)).Token();
    }
}
