using Microsoft.Identity.Client;

namespace Insights.Typed;

/// <summary>What the ways to sign in through the identity library share.</summary>
internal static class IdentityLibrary
{
    public static readonly string[] Scopes = [InsightsCredential.Scope];

    /// <summary>An application in a tenant, by way of <paramref name="http"/> where the network is stood in for.</summary>
    public static T In<T>(this T builder, string tenantId, IMsalHttpClientFactory? http)
        where T : AbstractApplicationBuilder<T>
    {
        var inTenant = builder.WithTenantId(tenantId);
        return http is null ? inTenant : inTenant.WithHttpClientFactory(http);
    }

    /// <summary>What the library answers; its errors say for whom there was no token.</summary>
    public static async ValueTask<AuthenticationResult> AskAsync(IClientApplicationBase application, Func<Task<AuthenticationResult>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is MsalException or HttpRequestException)
        {
            var config = application.AppConfig;
            throw new InsightsException($"No token for the application {config.ClientId} in the tenant {config.TenantId}: {exception.Message}", exception);
        }
    }

    public static AccessToken Token(this AuthenticationResult result) => new(result.AccessToken, result.ExpiresOn);
}
