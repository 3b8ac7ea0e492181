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
/// <remarks>Its end breaks the connections of requests in progress at once: the data that they read or change is deleted with the service.</remarks>
internal static class LoopbackHost
{
    /// <summary>
    /// The maximum length of a request's address. It contains the text of a test query, and a list of thousands of values
    /// has many kilobytes; the limit of the real service is not documented.
    /// </summary>
    private const int MaxRequestLineSize = 8 * 1024 * 1024;

    /// <param name="port">The port; null for a free one.</param>
    /// <param name="clock">The clock for the dates of responses.</param>
    /// <param name="addServices">Adds services; null for none.</param>
    public static WebApplication Create(int? port, TimeProvider clock, Action<IServiceCollection>? addServices = null)
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

        // The default lifetime handles Ctrl+C, which the program that started the service must handle.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        addServices?.Invoke(builder.Services);
        var host = builder.Build();
        host.Use((context, next) =>
        {
            context.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
            return next(context);
        });
        return host;
    }

    /// <summary>Gets the address of a started host.</summary>
    public static Uri GetAddress(WebApplication host) =>
        new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
