using Azure.Core;
using AzureToken = Azure.Core.AccessToken;

namespace Insights.Typed.Azure;

/// <summary>Requests tokens from a credential of Azure.Core.</summary>
internal sealed class TokenCredentialAdapter(TokenCredential credential) : InsightsCredential
{
    public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        var token = await RequestAsync(cancellationToken).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(token.Token)
            ? throw new InsightsException($"No token: {credential.GetType().Name} returned an empty one.")
            : new InsightsAccessToken(token.Token, token.ExpiresOn);
    }

    private async ValueTask<AzureToken> RequestAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await credential.GetTokenAsync(new TokenRequestContext([RequestedScope]), cancellationToken).ConfigureAwait(false);
        }
        // Credentials have no common base for their exceptions, and users can write credentials.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested || exception is not OperationCanceledException)
        {
            var message = $"No token from {credential.GetType().Name}: {exception.Message}";
            throw AzureFailure.IsTransient(exception)
                ? new InsightsTokenUnavailableException(message, AzureFailure.GetRetryAfter(exception), exception)
                : new InsightsException(message, exception);
        }
    }
}
