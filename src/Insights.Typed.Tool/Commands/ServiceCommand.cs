using System.CommandLine;
using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>A command that sends requests to the service.</summary>
internal abstract class ServiceCommand : ToolCommand
{
    protected ServiceOptions Service { get; } = new();

    protected ServiceCommand(string name, string description, ToolContext context, Option<bool> json)
        : base(name, description, context, json) => Service.AddTo(this);

    protected ServiceAccess GetAccess(ParseResult parsed) => Service.Read(parsed, Context.GetEnvironmentVariable);

    /// <summary>Creates a client that reports retries and redacted data on the screen.</summary>
    protected InsightsClient CreateClient(ParseResult parsed, Screen screen) => GetAccess(parsed).CreateClient(
        Context,
        screen.WriteNote,
        _ => screen.WriteWarning("The service redacts data that the user's role hides: values that are shown as empty may exist."));
}
