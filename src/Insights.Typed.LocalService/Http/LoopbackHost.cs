using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Insights.Typed.LocalService.Http;

/// <summary>A web server on a port of this machine, which reads no configuration and logs nothing.</summary>
internal static class LoopbackHost
{
    /// <summary>
    /// What a request's address may come to. A test query's text stands in it, and a list of thousands of values is a
    /// text of many kilobytes; what the real service takes there is not documented.
    /// </summary>
    private const int MaxRequestLineSize = 8 * 1024 * 1024;

    /// <param name="port">Where it is to listen; null for any free port.</param>
    /// <param name="clock">The clock of its responses, which the web server does not know.</param>
    public static WebApplication Create(int? port, TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBufferSize = 2 * MaxRequestLineSize;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLineSize;
            kestrel.Listen(IPAddress.Loopback, port ?? 0);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));

        // The usual lifetime listens for Ctrl+C, which belongs to the program that started the service.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var host = builder.Build();
        host.Use((context, next) =>
        {
            context.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
            return next(context);
        });
        return host;
    }

    /// <summary>Where a started host listens.</summary>
    public static Uri GetAddress(WebApplication host) =>
        new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
