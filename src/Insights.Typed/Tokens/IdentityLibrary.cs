using Insights.Typed.Telemetry;
using Microsoft.Identity.Client;

namespace Insights.Typed;

/// <summary>What the ways to sign in through the identity library share.</summary>
internal static class IdentityLibrary
{
    /// <summary>What tokens are requested for.</summary>
    public static string[] Scopes => [SignInScope.Current];

    /// <summary>An application in a tenant, by way of <paramref name="http"/> where the network is stood in for.</summary>
    public static T In<T>(this T builder, string tenantId, IMsalHttpClientFactory? http)
        where T : AbstractApplicationBuilder<T> =>
        builder.WithTenantId(tenantId).WithHttpClientFactory(http ?? SignInHttp.Instance);

    /// <summary>What the library answers; its errors say for whom there was no token.</summary>
    /// <param name="application">Who asks.</param>
    /// <param name="ask">The question.</param>
    /// <param name="isOfCaller">Tells an error that the caller's own code made, which stays as it is.</param>
    public static async ValueTask<AuthenticationResult> AskAsync(
        IClientApplicationBase application, Func<Task<AuthenticationResult>> ask, Func<Exception, bool>? isOfCaller = null)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && isOfCaller?.Invoke(exception) != true)
        {
            // An answer that is no token, such as a proxy's page, makes the library fail in ways of any kind.
            var message = ForeignText.Clean(exception.Message);
            var reason = exception is MsalException or HttpRequestException ? message : $"the authority answered with something else than a token ({message})";
            var config = application.AppConfig;
            throw new InsightsException($"No token for the application {config.ClientId} in the tenant {config.TenantId}: {reason}", exception)
            {
                // Nothing has been sent to the service without a token, so even a creation can be tried again.
                IsTransient = exception is HttpRequestException or MsalException { IsRetryable: true },
                IsNotTaken = true,
                Kind = ErrorKind.NoToken,
            };
        }
    }

    public static AccessToken Token(this AuthenticationResult result) => new(result.AccessToken, result.ExpiresOn);
}
