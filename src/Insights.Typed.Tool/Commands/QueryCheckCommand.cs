using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Commands;

/// <summary>Checks a query against the grammar and the schema files, without the service.</summary>
internal sealed class QueryCheckCommand(ToolContext context, Option<bool> json)
    : InspectionCommand("check", "Checks a query against the grammar and the schema files, without the service. Exit code 1: it is wrong.", context, json)
{
    protected override int Show(QueryInspection inspection, Screen screen)
    {
        screen.Json(Json(inspection));
        if (inspection.Faults.Count > 0)
        {
            screen.Note(inspection.Shown(inspection.Faults, screen.MessageWidth));
            return ExitCode.Failure;
        }

        screen.Line(inspection.Query!.ToString());
        screen.Line("The query is right.", Colours.Good);
        foreach (var hint in inspection.Hints)
        {
            screen.Line(hint.Message);
        }

        return ExitCode.Success;
    }

    private static JsonObject Json(QueryInspection inspection) => new()
    {
        ["isValid"] = inspection.Faults.Count == 0,
        ["canonical"] = inspection.Query?.ToString(),
        ["errors"] = JsonText.ArrayOf(inspection.Faults.Select(Json)),
        ["hints"] = JsonText.ArrayOf(inspection.Hints.Select(Json)),
    };

    public static JsonNode Json(QueryFault fault) => new JsonObject { ["start"] = fault.Start, ["length"] = fault.Length, ["message"] = fault.Message };
}
