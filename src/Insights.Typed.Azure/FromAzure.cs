using Azure;
using Azure.Core;
using AzureToken = Azure.Core.AccessToken;

namespace Insights.Typed;

/// <summary>Asks another library's credential.</summary>
internal sealed class FromAzure(TokenCredential credential) : InsightsCredential
{
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
            return await credential.GetTokenAsync(new TokenRequestContext([SignInScope.Current]), cancellationToken).ConfigureAwait(false);
        }
        // Credentials share no base for their exceptions, and anyone may write one.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested || exception is not OperationCanceledException)
        {
            throw new InsightsException($"No token from {credential.GetType().Name}: {exception.Message}", exception)
            {
                // Nothing has been sent to the service without a token, so even a creation can be tried again.
                IsTransient = IsOfNetwork(exception),
                IsNotTaken = true,
            };
        }
    }

    /// <summary>
    /// Whether it can be otherwise a little later. Credentials say so through the exceptions that cause theirs; where several
    /// were tried and any has another reason, the network is not all that is missing.
    /// </summary>
    private static bool IsOfNetwork(Exception exception) => exception switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or HttpRequestException or TimeoutException or OperationCanceledException => true,
        RequestFailedException => false,
        AggregateException several => several.InnerExceptions.All(IsOfNetwork),
        _ => exception.InnerException is { } cause && IsOfNetwork(cause),
    };
}
