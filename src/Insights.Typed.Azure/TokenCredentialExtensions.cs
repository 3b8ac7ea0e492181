using Azure.Core;
using Insights.Typed.Azure;

namespace Insights.Typed;

/// <summary>Tokens from the credentials of Azure.Identity, or from any other <see cref="TokenCredential"/>.</summary>
public static class TokenCredentialExtensions
{
    /// <summary>
    /// Asks <paramref name="credential"/> for tokens for Partner Insights. Who it stands for needs a role there; the service
    /// documents an application together with a user who has the Executive Report Viewer role.
    /// </summary>
    /// <param name="credential">A managed identity, a developer's sign-in, a certificate: whatever gives tokens.</param>
    /// <returns>
    /// A credential for an <see cref="InsightsClient"/>. What <paramref name="credential"/> throws comes out as the cause of
    /// an <see cref="InsightsException"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="credential"/> is null.</exception>
    public static InsightsCredential ToInsightsCredential(this TokenCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return new TokenCredentialAdapter(credential);
    }
}
