using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>Deletes stored sign-ins.</summary>
internal sealed class LogoutCommand : ToolCommand
{
    private readonly ServiceOptions service = new();

    public LogoutCommand(ToolContext context, Option<bool> json)
        : base("logout", "Deletes the sign-ins that are stored on this machine: all, or those of a tenant, an application or an authority.", context, json) =>
        service.AddApplicationTo(this, includeCredentials: false);

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var count = await InsightsLogin.SignOutAsync(service.Read(parsed, Context.GetEnvironmentVariable).CreateCredentialOptions(Context), cancellationToken).ConfigureAwait(false);
        screen.WriteLine(count switch
        {
            0 => "No one was signed in.",
            1 => "Signed out. The consent remains until it is revoked in Microsoft Entra ID.",
            _ => $"{count} sign-ins deleted. The consents remain until they are revoked in Microsoft Entra ID.",
        });
        screen.WriteJson(new JsonObject { ["deleted"] = count });
        return ExitCode.Success;
    }
}
