using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Commands;

/// <summary>Says in words what a query asks for.</summary>
internal sealed class QueryExplainCommand(ToolContext context, Option<bool> json)
    : InspectionCommand("explain", "Says in words what a query asks for, and what may surprise, without the service.", context, json)
{
    protected override int Show(QueryInspection inspection, Screen screen)
    {
        if (inspection.Faults.Count > 0)
        {
            screen.Fail(inspection.Shown(inspection.Faults, screen.MessageWidth));
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
