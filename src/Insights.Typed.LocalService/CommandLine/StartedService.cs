using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>A service that a command started, and the authority that issues tokens for it.</summary>
/// <param name="service">The service.</param>
/// <param name="program">The program that it plays.</param>
/// <param name="authority">The authority; null where the command line does not have it.</param>
internal sealed class StartedService(InsightsLocalService service, LocalAuthority? authority, ServiceProgram program) : IAsyncDisposable
{
    public InsightsLocalService Service => service;

    public TokenRequest? TokenRequest { get; } = authority is null ? null : new TokenRequest(authority.Address, program);

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
