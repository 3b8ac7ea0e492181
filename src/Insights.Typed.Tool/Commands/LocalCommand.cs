using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Insights.Typed.LocalService.CommandLine;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>Runs the local service until it is told to stop.</summary>
internal sealed class LocalCommand : ToolCommand
{
    private readonly ServiceSettings settings = new();

    public LocalCommand(ToolContext context, Option<bool> json)
        : base("local", "Runs the Partner Insights service on this machine, with generated data, until Ctrl+C. It needs no credentials.", context, json) =>
        settings.AddTo(this, withProgram: false);

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var started = await StartAsync(parsed, cancellationToken).ConfigureAwait(false);
        await using (started.ConfigureAwait(false))
        {
            screen.Line(Introduction.From(started));
            screen.Json(JsonOf(started));
            Context.Output.Flush();
            var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var registration = cancellationToken.Register(stopped.SetResult);
            await stopped.Task.ConfigureAwait(false);
        }

        // To be stopped is how it ends, so that is no failure.
        screen.Line("The local service has stopped.");
        return ExitCode.Success;
    }

    private static JsonObject JsonOf(StartedService started)
    {
        var json = new JsonObject { ["baseAddress"] = started.Service.BaseAddress.AbsoluteUri, ["accessToken"] = started.Service.AccessToken };
        if (started.TokenRequest is { } request)
        {
            json["tokenRequest"] = new JsonObject
            {
                ["address"] = request.Address.AbsoluteUri,
                ["form"] = new JsonObject(request.Form.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value))),
            };
        }

        if (started.DeviceSignIn is { } device)
        {
            json["authority"] = new JsonObject
            {
                ["address"] = started.Authority!.Address.AbsoluteUri,
                ["deviceLogin"] = device.Page.AbsoluteUri,
                ["tenantId"] = DeviceSignInRequests.TenantId,
                ["clientId"] = TokenRequest.ClientId,
            };
        }

        return json;
    }

    private async Task<StartedService> StartAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return await settings.StartAsync(parsed, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SchemaFolderException or SocketException)
        {
            throw new ToolException(exception.Message, exception);
        }
    }
}
