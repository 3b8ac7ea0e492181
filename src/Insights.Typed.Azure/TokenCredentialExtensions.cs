using Azure.Core;
using Insights.Typed.Azure;

namespace Insights.Typed;

/// <summary>Gets tokens from the credentials of Azure.Identity, or from any other <see cref="TokenCredential"/>.</summary>
public static class TokenCredentialExtensions
{
    /// <summary>
    /// Creates a credential that requests tokens for Partner Insights from <paramref name="credential"/>. Its identity requires a role there; the service
    /// documents an application together with a user who has the Executive Report Viewer role.
    /// </summary>
    /// <param name="credential">The credential, such as a managed identity, a developer's sign-in or a certificate.</param>
    /// <returns>
    /// A credential for an <see cref="InsightsClient"/>. An exception of <paramref name="credential"/> is the inner exception of
    /// the credential's <see cref="InsightsException"/>, which is the inner exception of the client's.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="credential"/> is null.</exception>
    public static InsightsCredential ToInsightsCredential(this TokenCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return new TokenCredentialAdapter(credential);
    }
}
