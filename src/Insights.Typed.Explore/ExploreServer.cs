using System.Text.Json.Nodes;
using Insights.Typed.Explore.Catalog;
using Insights.Typed.Explore.Charts;
using Insights.Typed.Explore.Files;
using Insights.Typed.Explore.Http;
using Insights.Typed.Explore.Queries;
using Insights.Typed.Explore.Reports;
using Insights.Typed.Explore.Results;
using Insights.Typed.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.Explore;

/// <summary>The server of the page, on this machine only. Its API requires the random token of its address.</summary>
public sealed class ExploreServer : IAsyncDisposable
{
    private readonly AccessToken token = new();
    private readonly OpeningLink opening;
    private readonly InsightsClient client;
    private readonly ResultFolder folder;
    private readonly RunList runs;
    private readonly WebApplication server;

    private ExploreServer(IExploreHost host, ExploreOptions options)
    {
        // First, because settings of the account can be missing.
        client = host.CreateClient(query => runs!.OnDataRedacted(query));
        folder = ResultFolder.Create();
        var errors = new ApiErrors(host);
        runs = new RunList(host, client, folder, errors, options.TimeProvider);
        opening = new OpeningLink(options.TimeProvider, () => Address);
        server = LoopbackServer.Create(options.Port);
        var guard = new AccessGuard(token, () => LoopbackServer.GetAddress(server));
        server.Use(async (HttpContext context, RequestDelegate next) =>
        {
            SecurityHeaders.Set(context.Response);
            await errors.InvokeAsync(context, () =>
            {
                guard.Check(context.Request);
                return next(context);
            }).ConfigureAwait(false);
        });
        PageFiles.Map(server);
        opening.Map(server);
        new CatalogEndpoints(host, client, DescribeLimits(host.Session.Program), FileEndpoints.DescribeFormats()).Map(server);
        new QueryEndpoints(host).Map(server);
        new RunEndpoints(runs).Map(server);
        new ChartEndpoints(runs).Map(server);
        new FileEndpoints(runs, host, folder, options.TimeProvider).Map(server);
        new ReportEndpoints(host, client).Map(server);
        new ExecutionEndpoints(host, client, runs).Map(server);
    }

    /// <summary>Gets the address to open, with the token: a secret, which gives access to the account's data.</summary>
    public Uri Address => new(LoopbackServer.GetAddress(server), $"/#token={token.Text}");

    /// <summary>Creates an address without the token, which opens the page once, within a minute. Unlike <see cref="Address"/>, it can be an argument of a process.</summary>
    public Uri CreateOpeningAddress() => new(LoopbackServer.GetAddress(server), opening.Create());

    /// <summary>Starts a server.</summary>
    /// <param name="host">What the server needs from its program.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<ExploreServer> StartAsync(IExploreHost host, ExploreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        var explore = new ExploreServer(host, options ?? new ExploreOptions());
        try
        {
            await explore.server.StartAsync(cancellationToken).ConfigureAwait(false);
            return explore;
        }
        catch
        {
            await explore.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops the server, cancels the queries that run, and deletes all results.</summary>
    public async ValueTask DisposeAsync()
    {
        await runs.DisposeAsync().ConfigureAwait(false);

        // The responses that wait for a run are not complete yet; disposing of the server would break their connections.
        await server.StopAsync().ConfigureAwait(false);
        await server.DisposeAsync().ConfigureAwait(false);
        await client.DisposeAsync().ConfigureAwait(false);
        folder.Dispose();
    }

    private static JsonObject DescribeLimits(InsightsProgram program) => new()
    {
        ["queryLength"] = CheckedText.MaxLength,
        ["rowsPerPage"] = RunEndpoints.MaxRows,
        ["previewRows"] = ServiceProgram.PreviewLimit,
        ["results"] = RunList.MaxResults,
        ["minimumRecurrenceInterval"] = program.MinimumRecurrenceInterval,
        ["maximumRecurrenceInterval"] = program.MaximumRecurrenceInterval,
    };
}
