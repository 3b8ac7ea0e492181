using Azure.Core;
using AzureToken = Azure.Core.AccessToken;

namespace Insights.Typed.Azure.Tests;

/// <summary>Returns a configured token, and records the requests. Its string representation contains a secret.</summary>
internal sealed class FakeCredential(Func<CancellationToken, AzureToken> getToken) : TokenCredential
{
    public List<TokenRequestContext> Requests { get; } = [];

    public override AzureToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Blocks a thread.");

    public override async ValueTask<AzureToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Requests.Add(requestContext);
        return getToken(cancellationToken);
    }

    public override string ToString() => "planted-secret";
}
