using System.CommandLine;
using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>A command that asks the service.</summary>
internal abstract class ServiceCommand : ToolCommand
{
    private readonly ServiceOptions service = new();

    protected ServiceCommand(string name, string description, ToolContext context, Option<bool> json)
        : base(name, description, context, json) => service.AddTo(this);

    protected ServiceAccess GetAccess(ParseResult parsed) => service.Read(parsed, Context.GetEnvironmentVariable);

    /// <summary>A client that says on the screen what a user has to know.</summary>
    protected InsightsClient CreateClient(ParseResult parsed, Screen screen) => GetAccess(parsed).CreateClient(
        Context,
        screen.WriteNote,
        _ => screen.WriteWarning("The service holds data back, because the user's role hides it: empty values may not be empty."));
}
