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

    protected ServiceAccess Access(ParseResult parsed) => service.Read(parsed, Context.Variable);

    /// <summary>A client that says on the screen what a user has to know.</summary>
    protected InsightsClient Client(ParseResult parsed, Screen screen) => Access(parsed).Client(
        Context,
        screen.Note,
        _ => screen.Warn("The service holds data back, because the user's role hides it: empty values may not be empty."));
}
