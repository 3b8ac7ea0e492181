namespace Insights.Typed.Schemas.CSharpCode;

/// <summary>The C# that creates a client of a service, in the variable <c>insights</c>.</summary>
public sealed class ClientCode
{
    private const string RealClient = "new InsightsClient(InsightsCredential.FromLogin())";

    private ClientCode(string? comment, string statement)
    {
        Comment = comment;
        Statement = statement;
    }

    /// <summary>Gets the client of the real service, with the sign-in of <c>insights login</c>.</summary>
    public static ClientCode RealService { get; } = new(null, $"await using var insights = {RealClient};");

    /// <summary>Gets the comment before the statement; null if it requires none.</summary>
    public string? Comment { get; }

    /// <summary>Gets the statement, whose further lines are indented.</summary>
    public string Statement { get; }

    /// <summary>Creates the client of a service on this machine, with a token.</summary>
    /// <param name="address">The address of the service.</param>
    /// <param name="token">The token.</param>
    public static ClientCode LocalServiceWithToken(Uri address, string token) => LocalService(address, $"InsightsCredential.FromToken({CSharpText.Literal(token)})");

    /// <summary>Creates the client of a service on this machine, with the token of an environment variable.</summary>
    /// <param name="address">The address of the service.</param>
    /// <param name="variable">The name of the variable.</param>
    public static ClientCode LocalServiceWithVariable(Uri address, string variable) =>
        LocalService(address, $"InsightsCredential.FromToken(Environment.GetEnvironmentVariable({CSharpText.Literal(variable)})!)");

    /// <summary>Creates the client of a service on this machine, with the sign-in of <c>insights login</c>.</summary>
    /// <param name="address">The address of the service.</param>
    public static ClientCode LocalServiceWithLogin(Uri address) => LocalService(address, "InsightsCredential.FromLogin()");

    private static ClientCode LocalService(Uri address, string credential) => new(
        $"// The service on this machine. The real one: {RealClient}",
        $"await using var insights = new InsightsClient(\n    new Uri({CSharpText.Literal((address ?? throw new ArgumentNullException(nameof(address))).AbsoluteUri)}), {credential});");
}
