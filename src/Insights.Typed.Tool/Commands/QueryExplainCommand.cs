using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Commands;

/// <summary>Says in words what a query asks for.</summary>
internal sealed class QueryExplainCommand : ToolCommand
{
    private readonly Argument<string> text = QueryArgument.New();
    private readonly KnownDatasets datasets;

    public QueryExplainCommand(ToolContext context, Option<bool> json)
        : base("explain", "Says in words what a query asks for, and what may surprise, without the service.", context, json)
    {
        datasets = new KnownDatasets(context);
        Arguments.Add(text);
        datasets.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var query = await QueryArgument.ReadAsync(parsed, text, Context, cancellationToken).ConfigureAwait(false);
        var inspection = new QueryInspection(query, await datasets.ReadAsync(parsed, cancellationToken).ConfigureAwait(false));
        if (inspection.Faults.Count > 0)
        {
            screen.Fail(string.Join(Environment.NewLine, inspection.Faults.Select(fault => fault.Shown(query))));
            return ExitCode.Failure;
        }

        var parts = new QueryExplanation(inspection).Parts().ToList();
        screen.Line(inspection.Query!.ToString());
        screen.Table(["Part", "What it says"], parts.Select(part => (IReadOnlyList<Cell>)[part.Part, part.Words]));
        foreach (var hint in inspection.Hints)
        {
            screen.Line(hint.Message, Colours.Quiet);
        }

        screen.Json(new JsonObject
        {
            ["canonical"] = inspection.Query!.ToString(),
            ["dataset"] = inspection.Dataset!.Name,
            ["parts"] = JsonText.ArrayOf(parts.Select(part => (JsonNode)new JsonObject { ["part"] = part.Part, ["words"] = part.Words })),
            ["hints"] = JsonText.ArrayOf(inspection.Hints.Select(QueryCheckCommand.Json)),
        });
        return ExitCode.Success;
    }
}
