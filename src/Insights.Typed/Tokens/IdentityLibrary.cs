using Insights.Typed.Tokens.Reasons;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens;

/// <summary>Shared code of the sign-ins through the identity library.</summary>
internal static class IdentityLibrary
{
    /// <summary>Gets the scopes to request tokens for.</summary>
    public static string[] Scopes => [SignInScope.Current];

    /// <summary>An application in a tenant, by way of <paramref name="http"/> where a test replaces the network.</summary>
    public static T WithTenant<T>(this T builder, SignInAuthority authority, string tenantId, IMsalHttpClientFactory? http)
        where T : AbstractApplicationBuilder<T>
    {
        builder.WithHttpClientFactory(http ?? new SignInHttpClientFactory(authority));
        if (authority.IsPublicCloud)
        {
            return builder.WithAuthority(authority.Host.AbsoluteUri, tenantId);
        }

        // An authority on this machine is not in the library's list of known authorities.
        return builder.WithAuthority(authority.GetTenantAddress(tenantId)).WithInstanceDiscovery(!authority.Host.IsLoopback);
    }

    /// <summary>Requests a token from the library; an error states what is wrong with which application, and what to do.</summary>
    /// <param name="identity">The identity that requests the token.</param>
    /// <param name="method">The method of sign-in, which determines the advice for an error.</param>
    /// <param name="request">The request.</param>
    public static async ValueTask<AuthenticationResult> RequestAsync(SignInIdentity identity, SignInWay method, Func<Task<AuthenticationResult>> request)
    {
        try
        {
            return await request().ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is not (OperationCanceledException or InsightsException) && !CallerCallback.HasThrown(exception) && (identity.AssertionError is null || exception != identity.AssertionError))
        {
            throw SignInExceptions.Create(exception, identity, method);
        }
    }

    /// <summary>Signs a person in with a browser on any machine.</summary>
    public static Task<AuthenticationResult> AcquireTokenWithDeviceCodeAsync(
        this IPublicClientApplication application, Func<InsightsDeviceCode, CancellationToken, Task> showMessage, CancellationToken cancellationToken) =>
        application.AcquireTokenWithDeviceCode(
            Scopes,
            response =>
            {
                // An incomplete response is an error of the authority, not of the callback.
                var code = InsightsDeviceCode.From(response);
                return CallerCallback.RunAsync(() => showMessage(code, cancellationToken));
            }).ExecuteAsync(cancellationToken);

    /// <summary>Creates the token. The library uses the machine's clock, and the credential the configured one.</summary>
    public static InsightsAccessToken ToAccessToken(this AuthenticationResult result, TimeProvider time) => new(
        result.AccessToken,
        time == TimeProvider.System ? result.ExpiresOn : time.GetUtcNow() + (result.ExpiresOn - DateTimeOffset.UtcNow));
}
