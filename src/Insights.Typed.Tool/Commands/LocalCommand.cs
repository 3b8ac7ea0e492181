using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Insights.Typed.LocalService.CommandLine;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>Runs the local service until it is stopped.</summary>
internal sealed class LocalCommand : ToolCommand
{
    private readonly ServiceSettings settings = new();

    public LocalCommand(ToolContext context, Option<bool> json)
        : base("local", "Runs the Partner Insights service on this machine, with generated data, until Ctrl+C. It requires no credentials.", context, json) =>
        settings.AddTo(this, includeProgram: false);

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var session = await StartAsync(parsed, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            screen.WriteLine(StartupMessage.Create(session));
            screen.WriteJson(ToJson(session));
            Context.Output.Flush();
            var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var registration = cancellationToken.Register(stopped.SetResult);
            await stopped.Task.ConfigureAwait(false);
        }

        // The command always ends by being stopped, so this is not a failure.
        screen.WriteLine("The local service has stopped.");
        return ExitCode.Success;
    }

    private static JsonObject ToJson(LocalServiceSession session)
    {
        var json = new JsonObject { ["baseAddress"] = session.Service.BaseAddress.AbsoluteUri, ["accessToken"] = session.Service.AccessToken, ["apiPage"] = session.Service.ApiPage?.AbsoluteUri };
        if (session.TokenRequest is { } request)
        {
            json["tokenRequest"] = new JsonObject
            {
                ["address"] = request.Address.AbsoluteUri,
                ["form"] = new JsonObject(request.Form.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value))),
            };
        }

        if (session.DeviceSignIn is { } device)
        {
            json["authority"] = new JsonObject
            {
                ["address"] = session.Authority!.Address.AbsoluteUri,
                ["deviceLogin"] = device.Page.AbsoluteUri,
                ["tenantId"] = DeviceSignInCommands.TenantId,
                ["clientId"] = TokenRequest.ClientId,
            };
        }

        return json;
    }

    private async Task<LocalServiceSession> StartAsync(ParseResult parsed, CancellationToken cancellationToken)
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
