using Insights.Typed.Errors;
using Insights.Typed.Telemetry;

namespace Insights.Typed.Tokens;

/// <summary>Wraps the client's credential: reports each request for a token to the telemetry, and classifies network errors.</summary>
internal sealed class InstrumentedCredential(InsightsCredential credential, ClientTelemetry telemetry, HttpMessageHandler? handler, string scope) : InsightsCredential
{
    public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        var started = telemetry.Timestamp;
        SignInHttpClientFactory.SetHandler(handler);
        SignInScope.SetScope(scope);
        try
        {
            var token = await credential.GetTokenAsync(cancellationToken).ConfigureAwait(false);
            telemetry.TokenObtained(started, token.ExpiresOn);
            return token;
        }
        catch (Exception exception) when (!CallerCallback.HasThrown(exception) && IsOfNetwork(exception) && !IsRequested(exception, cancellationToken))
        {
            var failure = new InsightsException($"No token from {credential.GetType().Name}: {exception.Message}", exception)
            {
                Failure = FailureClassifier.FromToken(exception),
            };
            telemetry.TokenFailed(started, failure);
            throw failure;
        }
        catch (Exception exception) when (!IsRequested(exception, cancellationToken))
        {
            telemetry.TokenFailed(started, exception);
            throw;
        }
    }

    /// <summary>Returns a value indicating whether an exception is an error of the network or a time limit of the credential, such as a cancellation that the caller did not request.</summary>
    private static bool IsOfNetwork(Exception exception) => exception is HttpRequestException or TimeoutException or OperationCanceledException;

    /// <summary>Returns a value indicating whether an exception is a cancellation that the caller requested.</summary>
    private static bool IsRequested(Exception exception, CancellationToken cancellationToken) => exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
}
