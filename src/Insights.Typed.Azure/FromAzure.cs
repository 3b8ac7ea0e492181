using Azure.Core;
using AzureToken = Azure.Core.AccessToken;

namespace Insights.Typed;

/// <summary>Asks another library's credential.</summary>
internal sealed class FromAzure(TokenCredential credential) : InsightsCredential
{
    private static readonly string[] Scopes = [Scope];

    public override async ValueTask<AccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        var token = await AskAsync(cancellationToken).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(token.Token)
            ? throw new InsightsException($"No token: {credential.GetType().Name} gave an empty one.")
            : new AccessToken(token.Token, token.ExpiresOn);
    }

    private async ValueTask<AzureToken> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await credential.GetTokenAsync(new TokenRequestContext(Scopes), cancellationToken).ConfigureAwait(false);
        }
        // Credentials share no base for their exceptions, and anyone may write one.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested || exception is not OperationCanceledException)
        {
            throw new InsightsException($"No token from {credential.GetType().Name}: {exception.Message}", exception);
        }
    }
}
