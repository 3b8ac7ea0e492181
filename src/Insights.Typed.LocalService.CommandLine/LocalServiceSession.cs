using Insights.Typed.Language;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>A service that a command started, and the authority that issues tokens for it.</summary>
/// <param name="service">The service.</param>
/// <param name="program">The program that it plays.</param>
/// <param name="authority">The authority; null where the command line does not have it.</param>
/// <param name="requiresMfa">Whether users have to sign in with multifactor authentication.</param>
public sealed class LocalServiceSession(InsightsLocalService service, LocalAuthority? authority, ServiceProgram program, bool requiresMfa = false) : IAsyncDisposable
{
    /// <summary>The service.</summary>
    public InsightsLocalService Service => service;

    /// <summary>The authority; null where the command line does not have it.</summary>
    public LocalAuthority? Authority => authority;

    /// <summary>The published request; null where there is no authority, or where it refuses passwords.</summary>
    public TokenRequest? TokenRequest { get; } = authority is null || (requiresMfa && !program.IsApplicationOnly) ? null : new TokenRequest(authority.Address, program);

    /// <summary>How a person signs in on a page; null where there is no authority, or where the program refuses users.</summary>
    public DeviceSignInCommands? DeviceSignIn { get; } = authority is null || program.IsApplicationOnly ? null : new DeviceSignInCommands(authority);

    /// <summary>Stops both.</summary>
    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync().ConfigureAwait(false);
        if (authority is not null)
        {
            await authority.DisposeAsync().ConfigureAwait(false);
        }
    }
}
