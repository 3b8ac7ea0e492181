using System.CommandLine;
using System.Net.Sockets;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>Starts the service by the options of the command line, shows how to use it, and runs until it is stopped.</summary>
internal sealed class ServiceCommand : RootCommand
{
    private readonly ServiceSettings settings = new();

    public ServiceCommand()
        : base("The Partner Insights service on this machine, with generated data. It requires no credentials.")
    {
        settings.AddTo(this);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        using var stop = new StopSignal();
        try
        {
            await using var session = await settings.StartAsync(parsed, cancellationToken).ConfigureAwait(false);
            await output.WriteAsync(StartupMessage.Create(session)).ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            await stop.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException or UnauthorizedAccessException or SchemaFolderException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return 1;
        }

        await output.WriteLineAsync("The local service has stopped.").ConfigureAwait(false);
        return 0;
    }
}
