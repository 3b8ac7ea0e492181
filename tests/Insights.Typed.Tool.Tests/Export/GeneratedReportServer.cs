using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>The host of a generated report's file.</summary>
internal sealed partial class GeneratedReportServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private string address = "";

    private GeneratedReportServer(WebApplication app) => this.app = app;

    /// <param name="report">The report.</param>
    /// <param name="onRequested">Called before the first byte is sent.</param>
    /// <param name="onSent">Called after the last byte is sent.</param>
    public static async Task<GeneratedReportServer> StartAsync(GeneratedReport report, Action onRequested, Action onSent)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new GeneratedReportServer(builder.Build());
        server.app.Run(async context =>
        {
            onRequested();
            context.Response.ContentLength = report.Length;
            await report.WriteAsync(context.Response.Body, context.RequestAborted);
            onSent();
        });
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        server.address = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return server;
    }

    /// <summary>Changes the links to files in a response of the service, so that they lead to this server.</summary>
    public void ReplaceLinks(ProxiedResponse response) => response.Body = Link().Replace(response.Body, $"\"reportAccessSecureLink\":\"{address}/report.csv\"");

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [GeneratedRegex("\"reportAccessSecureLink\":\"[^\"]+\"", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
