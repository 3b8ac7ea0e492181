using Insights.Typed.Language;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>A service that a command started, and its authority.</summary>
/// <param name="service">The service.</param>
/// <param name="program">The emulated program.</param>
/// <param name="authority">The authority; null if the command line does not start one.</param>
/// <param name="requiresMfa">Whether users have to sign in with multifactor authentication.</param>
public sealed class LocalServiceSession(InsightsLocalService service, LocalAuthority? authority, ServiceProgram program, bool requiresMfa = false) : IAsyncDisposable
{
    /// <summary>The service.</summary>
    public InsightsLocalService Service => service;

    /// <summary>The program.</summary>
    public ServiceProgram Program { get; } = program;

    /// <summary>The authority; null if the command line does not start one.</summary>
    public LocalAuthority? Authority => authority;

    /// <summary>The published request for a token; null if there is no authority, or if it refuses passwords.</summary>
    public TokenRequest? TokenRequest { get; } = authority is null || (requiresMfa && !program.IsApplicationOnly) ? null : new TokenRequest(authority.Address, program);

    /// <summary>The commands of a sign-in by device code; null if there is no authority, or if the program refuses users.</summary>
    public DeviceSignInCommands? DeviceSignIn { get; } = authority is null || program.IsApplicationOnly ? null : new DeviceSignInCommands(authority);

    /// <summary>Stops the service and the authority.</summary>
    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync().ConfigureAwait(false);
        if (authority is not null)
        {
            await authority.DisposeAsync().ConfigureAwait(false);
        }
    }
}
