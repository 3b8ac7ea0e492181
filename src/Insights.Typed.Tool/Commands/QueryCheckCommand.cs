using System.CommandLine;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Commands;

/// <summary>Checks a query against the grammar and the schema files, without the service.</summary>
internal sealed class QueryCheckCommand(ToolContext context, Option<bool> json)
    : InspectionCommand("check", "Checks a query against the grammar and the schema files, without the service. Exit code 1: the query is wrong.", context, json)
{
    protected override int Show(QueryInspection inspection, Screen screen)
    {
        screen.WriteJson(InspectionJson.CreateCheck(inspection));
        if (inspection.Problems.Count > 0)
        {
            screen.WriteNote(QueryProblemText.Format(inspection, inspection.Problems, screen.MessageWidth));
            return ExitCode.Failure;
        }

        screen.WriteLine(inspection.Query!.ToString());
        screen.WriteLine("The query is valid.", Colors.Success);
        foreach (var hint in inspection.Hints)
        {
            screen.WriteLine(hint.Message);
        }

        return ExitCode.Success;
    }
}
