using Insights.Typed.Schemas.CSharpCode;

namespace Insights.Typed.Tool.Credentials;

/// <summary>The C# that creates a client of the service that a command uses, so that a program that is copied does not reach the real service instead of the local one.</summary>
internal static class ServiceClientCode
{
    /// <summary>Creates the code for the user of this machine: as <c>insights local</c> prints it, with the token.</summary>
    /// <exception cref="ToolException">The setting is not an address.</exception>
    public static ClientCode CreateWithToken(ServiceAccess access) => Create(access, ClientCode.LocalServiceWithToken);

    /// <summary>Creates the code for other programs, which must not get the token: it is read from its variable.</summary>
    /// <exception cref="ToolException">The setting is not an address.</exception>
    public static ClientCode CreateWithoutToken(ServiceAccess access) =>
        Create(access, (address, _) => ClientCode.LocalServiceWithVariable(address, ServiceOptions.AccessTokenVariable));

    private static ClientCode Create(ServiceAccess access, Func<Uri, string, ClientCode> createWithToken) =>
        !access.Address.IsLoopback ? ClientCode.RealService
        : access.AccessToken is { } token ? createWithToken(access.Address, token)
        : ClientCode.LocalServiceWithLogin(access.Address);
}
