using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Client.Tests.Harness;

/// <summary>
/// A host of report files in place of that of the local service: it gets each file from there once, and a test controls its
/// responses to downloads. Clients reach it through <see cref="Detour"/>.
/// </summary>
internal sealed class FileHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Func<FileExchange, Task> respond;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-files-");
    private readonly SemaphoreSlim fetching = new(1, 1);
    private Uri? original;
    private int count;

    private FileHost(WebApplication app, Func<FileExchange, Task> respond)
    {
        this.app = app;
        this.respond = respond;
    }

    /// <summary>The headers of the downloads so far.</summary>
    public ConcurrentQueue<IHeaderDictionary> Requests { get; } = new();

    /// <summary>The address of the file on the local service, set by the first request.</summary>
    public string FilePath => Path.Combine(folder.FullName, "report");

    public static async Task<FileHost> StartAsync(Func<FileExchange, Task> respond)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = new FileHost(builder.Build(), respond);
        host.app.Run(host.RespondAsync);
        await host.app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Sends downloads to this host, and other requests to their address.</summary>
    public DelegatingHandler Detour(SocketsHttpHandler? handler = null) =>
        new DetourHandler(this, handler ?? new SocketsHttpHandler { AllowAutoRedirect = false });

    public Uri GetAddress(string path) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + path);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        fetching.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task RespondAsync(HttpContext context)
    {
        Requests.Enqueue(new HeaderDictionary(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value)));
        await FetchAsync(context.RequestAborted);
        await respond(new FileExchange(context, FilePath, Interlocked.Increment(ref count)));
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        await fetching.WaitAsync(cancellationToken);
        try
        {
            if (original is not null && !File.Exists(FilePath))
            {
                using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
                await using var from = await http.GetStreamAsync(original, cancellationToken);
                await using var to = File.Create(FilePath);
                await from.CopyToAsync(to, cancellationToken);
            }
        }
        finally
        {
            fetching.Release();
        }
    }

    private sealed class DetourHandler(FileHost host, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.StartsWith("/reports/", StringComparison.Ordinal))
            {
                host.original ??= request.RequestUri;
                request.RequestUri = host.GetAddress(request.RequestUri.PathAndQuery);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
