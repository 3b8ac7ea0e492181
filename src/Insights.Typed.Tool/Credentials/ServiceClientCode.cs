using Insights.Typed.Language;
using Insights.Typed.Schemas.CSharpCode;

namespace Insights.Typed.Tool.Credentials;

/// <summary>The C# that creates a client of the service that a command uses, so that a program that is copied does not reach the real service instead of the local one.</summary>
internal static class ServiceClientCode
{
    /// <summary>Creates the code for the user of this machine: as <c>insights local</c> prints it, with the token.</summary>
    /// <exception cref="ToolException">The setting is not an address.</exception>
    public static ClientCode CreateWithToken(ServiceAccess access) => Create(access, CredentialCode.Token);

    /// <summary>Creates the code for other programs, which must not get the token: it is read from its variable.</summary>
    /// <exception cref="ToolException">The setting is not an address.</exception>
    public static ClientCode CreateWithoutToken(ServiceAccess access) => Create(access, _ => CredentialCode.TokenVariable(ServiceOptions.AccessTokenVariable));

    /// <summary>Creates the credential for the real service of a program: of an application alone, or of a person.</summary>
    private static CredentialCode CreateRealCredential(ServiceProgram program) => program.IsApplicationOnly
        ? CredentialCode.Application(ServiceOptions.TenantIdVariable, ServiceOptions.ClientIdVariable, ServiceOptions.ClientSecretVariable)
        : CredentialCode.Login;

    private static ClientCode Create(ServiceAccess access, Func<string, CredentialCode> createFromToken)
    {
        var program = ServiceProgram.Find(access.Program.Name)!;
        var real = CreateRealCredential(program);
        return !access.Address.IsLoopback ? ClientCode.ForService(program, real)
            : ClientCode.ForLocalService(program, access.Address, access.AccessToken is { } token ? createFromToken(token) : real, real);
    }
}
