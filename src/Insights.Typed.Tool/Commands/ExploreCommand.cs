using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Insights.Typed.Explore;
using Insights.Typed.LocalService;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Explore;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Commands;

/// <summary>Serves the page on which datasets, queries, rows and reports are explored, until it is stopped.</summary>
internal sealed class ExploreCommand : ServiceCommand
{
    private readonly Option<bool> local = new("--local") { Description = "Explore the service on this machine, with generated data. It requires no credentials." };
    private readonly Option<int?> port = new("--port") { Description = "The port of the page on this machine; by default a free one.", HelpName = "PORT" };
    private readonly Option<bool> noBrowser = new("--no-browser") { Description = "Only print the address of the page." };
    private readonly Option<string[]> manifests = new("--manifest", "-m")
    {
        Description = "The manifest of an app's queries, which its build writes (property InsightsQueryManifest), to show which queries use a column; may be repeated.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly KnownDatasets datasets;

    public ExploreCommand(ToolContext context, Option<bool> json)
        : base("explore", "Opens a page in the browser, served on this machine only: datasets, queries, rows and reports, until Ctrl+C.", context, json)
    {
        datasets = new KnownDatasets(context);
        Option[] all = [local, port, noBrowser, manifests];
        Array.ForEach(all, Options.Add);
        datasets.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetValue(local) && Service.FindGiven(result) is { } name)
            {
                result.AddError($"{name} does not apply to the service on this machine, which --local starts.");
            }
        });
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0 or > 65535)
            {
                result.AddError("--port must be from 1 to 65535, or 0 for a free port.");
            }
        });
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var manifest = await QueryManifest.ReadAsync(parsed.GetValue(manifests) ?? [], Context, cancellationToken).ConfigureAwait(false);
        var known = await datasets.ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        var folder = await datasets.ReadFolderAsync(parsed, cancellationToken).ConfigureAwait(false);
        var service = parsed.GetValue(local) ? await StartServiceAsync(known, cancellationToken).ConfigureAwait(false) : null;
        try
        {
            var access = service is null ? GetAccess(parsed) : new ServiceAccess
            {
                Program = GetAccess(parsed).Program,
                BaseAddress = service.BaseAddress.AbsoluteUri,
                AccessToken = service.AccessToken,
            };
            var host = new ExploreHost(Context, screen, access, known, folder, manifest)
            {
                IsLocal = service is not null,
                Manifests = parsed.GetValue(manifests) ?? [],
            };
            return await ServeAsync(host, parsed, screen, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (service is not null)
            {
                await service.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<int> ServeAsync(ExploreHost host, ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var options = new ExploreOptions { Port = parsed.GetValue(port) is > 0 and var number ? number : null, TimeProvider = Context.TimeProvider };
        var server = await StartAsync(host, options, cancellationToken).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            screen.WriteLine($"The page: {server.Address.AbsoluteUri}");
            if (host.IsLocal)
            {
                screen.WriteLine($"It shows generated data of the service on this machine: {host.Session.Service.AbsoluteUri}");
            }

            screen.WriteLine($"Only this machine can open it. The address gives access to {(host.IsLocal ? "its results" : "the account's data")}, so do not share it. Ctrl+C stops the page and deletes its results.");
            screen.WriteJson(new JsonObject { ["address"] = server.Address.AbsoluteUri, ["service"] = host.Session.Service.AbsoluteUri });
            Context.Flush();
            if (!parsed.GetValue(noBrowser))
            {
                await OpenAsync(server, screen, cancellationToken).ConfigureAwait(false);
            }

            var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var registration = cancellationToken.Register(stopped.SetResult);
            await stopped.Task.ConfigureAwait(false);
        }

        // The command always ends by being stopped, so this is not a failure.
        screen.WriteLine("The page has stopped.");
        return ExitCode.Success;
    }

    private static async Task<ExploreServer> StartAsync(ExploreHost host, ExploreOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await ExploreServer.StartAsync(host, options, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            // The system reserves some ports, such as those below 1024.
            throw new ToolException($"The page cannot have the port {options.Port}: {exception.Message}. Choose another one with --port, or none.", exception);
        }
    }

    private async Task OpenAsync(ExploreServer server, Screen screen, CancellationToken cancellationToken)
    {
        try
        {
            await Context.OpenBrowserAsync(server.CreateOpeningAddress(), cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsException exception)
        {
            screen.WriteNote($"{exception.Message} Open the page in a browser yourself.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page stops next.
        }
    }

    private async Task<InsightsLocalService> StartServiceAsync(IReadOnlyList<DatasetSchema> known, CancellationToken cancellationToken) => await InsightsLocalService.StartAsync(
        new LocalServiceOptions { Program = Enum.Parse<LocalServiceProgram>(Context.Program.Name), Datasets = known, TimeProvider = Context.TimeProvider },
        cancellationToken).ConfigureAwait(false);
}
