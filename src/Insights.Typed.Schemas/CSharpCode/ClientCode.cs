using Insights.Typed.Language;

namespace Insights.Typed.Schemas.CSharpCode;

/// <summary>The C# that creates a client of a service, in the variable <c>insights</c>.</summary>
public sealed class ClientCode
{
    private ClientCode(string? comment, string expression)
    {
        Comment = comment;
        Statement = $"await using var insights = {expression};";
    }

    /// <summary>Gets the client of Partner Insights, with the sign-in of <c>insights login</c>.</summary>
    public static ClientCode RealService { get; } = ForService(ServiceProgram.PartnerInsights, CredentialCode.Login);

    /// <summary>Gets the comments before the statement; null if it requires none.</summary>
    public string? Comment { get; }

    /// <summary>Gets the statement, whose further lines are indented.</summary>
    public string Statement { get; }

    /// <summary>Creates the client of the real service.</summary>
    /// <param name="program">The program.</param>
    /// <param name="credential">The credential.</param>
    public static ClientCode ForService(ServiceProgram program, CredentialCode credential) =>
        new(DescribeProject(program), CreateRealClient(program, credential));

    /// <summary>Creates the client of a service on this machine.</summary>
    /// <param name="program">The program.</param>
    /// <param name="address">The address of the service.</param>
    /// <param name="credential">The credential for this service.</param>
    /// <param name="realCredential">The credential for the real service.</param>
    public static ClientCode ForLocalService(ServiceProgram program, Uri address, CredentialCode credential, CredentialCode realCredential)
    {
        var uri = $"new Uri({CSharpText.Literal((address ?? throw new ArgumentNullException(nameof(address))).AbsoluteUri)})";
        var project = DescribeProject(program);
        return new(
            $"{(project is null ? "" : project + "\n")}// The service on this machine. The real one: {CreateRealClient(program, realCredential).Replace("\n", "\n// ")}",
            FindProgramSetting(program) is { } setting
                ? $"new InsightsClient(\n    {credential.Expression},\n    new InsightsClientOptions {{ {setting}, BaseAddress = {uri} }})"
                : $"new InsightsClient(\n    {uri}, {credential.Expression})");
    }

    private static string CreateRealClient(ServiceProgram program, CredentialCode credential) => FindProgramSetting(program) is { } setting
        ? $"new InsightsClient(\n    {credential.Expression},\n    new InsightsClientOptions {{ {setting} }})"
        : $"new InsightsClient({credential.Expression})";

    /// <summary>The default program needs no setting.</summary>
    private static string? FindProgramSetting(ServiceProgram program) =>
        program == ServiceProgram.PartnerInsights ? null : $"Program = InsightsProgram.{program.Name}";

    private static string? DescribeProject(ServiceProgram program) =>
        program == ServiceProgram.PartnerInsights ? null : $"// The project has these datasets with <InsightsProgram>{program.Name}</InsightsProgram>.";
}
