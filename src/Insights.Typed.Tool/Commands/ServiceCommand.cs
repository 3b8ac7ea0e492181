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
    /// <param name="parsed">The command line.</param>
    /// <param name="screen">The screen.</param>
    /// <param name="onDataRedacted">Also called if the service redacts data of a query; may be null.</param>
    protected InsightsClient CreateClient(ParseResult parsed, Screen screen, Action<InsightsQuery>? onDataRedacted = null) => GetAccess(parsed).CreateClient(
        Context,
        screen.WriteNote,
        query =>
        {
            screen.WriteWarning("The service redacts data that the user's role hides: values that are shown as empty may exist.");
            onDataRedacted?.Invoke(query);
        });
}
