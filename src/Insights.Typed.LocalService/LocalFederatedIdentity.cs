using System.Security.Cryptography;

namespace Insights.Typed.LocalService;

/// <summary>
/// A workload of another identity provider that can act as the application. Its assertion is a JSON web token with this
/// issuer, subject and audience, signed with the provider's key.
/// </summary>
/// <param name="Issuer">The <c>iss</c> claim, which is case-sensitive.</param>
/// <param name="Subject">The <c>sub</c> claim, which is case-sensitive.</param>
/// <param name="Key">The provider's key; only its public part is required.</param>
public sealed record LocalFederatedIdentity(string Issuer, string Subject, RSA Key)
{
    /// <summary>Gets the <c>aud</c> claim.</summary>
    public string Audience { get; init; } = "api://AzureADTokenExchange";
}
