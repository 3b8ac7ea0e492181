using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Insights.Typed.Explore.Http;

/// <summary>A web server on a port of this machine with bounded requests, which reads no configuration and logs nothing.</summary>
internal static class LoopbackServer
{
    /// <summary>The maximum length of the body of a request: any query that a person writes, and much more.</summary>
    public const int MaxRequestBodySize = 256 * 1024;

    private const int MaxRequestLineSize = 16 * 1024;
    private const int MaxHeadersSize = 32 * 1024;
    private const int MaxConnections = 100;

    /// <param name="port">The port; null for a free one.</param>
    public static WebApplication Create(int? port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBodySize;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLineSize;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeadersSize;
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Listen(IPAddress.Loopback, port ?? 0);
        });
        builder.Services.AddRoutingCore();

        // After this time, a stop breaks the connections of incomplete responses. It is longer than the interval of events.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));

        // The default lifetime handles Ctrl+C, which the program that started the server must handle.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        return builder.Build();
    }

    /// <summary>Gets the address of a started server.</summary>
    public static Uri GetAddress(WebApplication server) =>
        new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
