using System.CommandLine;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Commands;

/// <summary>A command that inspects a query's text by the grammar and the schema files, without the service.</summary>
internal abstract class InspectionCommand : ToolCommand
{
    private readonly Argument<string> text = QueryArgument.Create();
    private readonly KnownDatasets datasets;

    protected InspectionCommand(string name, string description, ToolContext context, Option<bool> json)
        : base(name, description, context, json)
    {
        datasets = new KnownDatasets(context);
        Arguments.Add(text);
        datasets.AddTo(this);
    }

    protected sealed override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var query = await QueryArgument.ReadAsync(parsed, text, Context, cancellationToken).ConfigureAwait(false);
        return Show(new QueryInspection(query, await datasets.ReadAsync(parsed, cancellationToken).ConfigureAwait(false)), screen);
    }

    /// <returns>The exit code.</returns>
    protected abstract int Show(QueryInspection inspection, Screen screen);
}
