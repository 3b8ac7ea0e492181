using System.CommandLine;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Commands;

/// <summary>Explains what a query selects.</summary>
internal sealed class QueryExplainCommand(ToolContext context, Option<bool> json)
    : InspectionCommand("explain", "Explains what a query selects, with hints, without the service.", context, json)
{
    protected override int Show(QueryInspection inspection, Screen screen)
    {
        if (inspection.Problems.Count > 0)
        {
            screen.WriteError(QueryProblemText.Format(inspection, inspection.Problems, screen.MessageWidth));
            return ExitCode.Failure;
        }

        var parts = new QueryExplanation(inspection).GetParts().ToList();
        screen.WriteLine(inspection.Query!.ToString());
        screen.WriteTable(["Part", "Meaning"], parts.Select(part => (IReadOnlyList<Cell>)[part.Part, part.Words]));
        foreach (var hint in inspection.Hints)
        {
            screen.WriteLine(hint.Message, Colors.Muted);
        }

        screen.WriteJson(InspectionJson.CreateExplanation(inspection));
        return ExitCode.Success;
    }
}
