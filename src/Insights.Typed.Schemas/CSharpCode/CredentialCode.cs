namespace Insights.Typed.Schemas.CSharpCode;

/// <summary>The C# that creates a credential.</summary>
/// <param name="Expression">The expression.</param>
public sealed record CredentialCode(string Expression)
{
    /// <summary>Gets the sign-in that <c>insights login</c> stored.</summary>
    public static CredentialCode Login { get; } = new("InsightsCredential.FromLogin()");

    /// <summary>Creates a credential with a token.</summary>
    /// <param name="token">The token.</param>
    public static CredentialCode Token(string token) => new($"InsightsCredential.FromToken({CSharpText.Literal(token)})");

    /// <summary>Creates a credential with the token of an environment variable.</summary>
    /// <param name="variable">The name of the variable.</param>
    public static CredentialCode TokenVariable(string variable) => new($"InsightsCredential.FromToken({ReadVariable(variable)})");

    /// <summary>Creates the credential of an application alone, from environment variables.</summary>
    /// <param name="tenantId">The name of the variable with the tenant.</param>
    /// <param name="clientId">The name of the variable with the application.</param>
    /// <param name="clientSecret">The name of the variable with the application's secret.</param>
    public static CredentialCode Application(string tenantId, string clientId, string clientSecret) =>
        new($"InsightsCredential.ForApplication(\n        {ReadVariable(tenantId)},\n        {ReadVariable(clientId)},\n        {ReadVariable(clientSecret)})");

    private static string ReadVariable(string variable) => $"Environment.GetEnvironmentVariable({CSharpText.Literal(variable)})!";
}
