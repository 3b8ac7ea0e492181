using System.Text.Json.Nodes;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Queries;

/// <summary>The inspection of a query as JSON, for programs.</summary>
internal static class InspectionJson
{
    /// <summary>Creates the result of a check: the problems and the hints with their positions.</summary>
    /// <param name="inspection">The inspection.</param>
    /// <param name="maxItems">The highest number of problems, and of hints.</param>
    public static JsonObject CreateCheck(QueryInspection inspection, int maxItems = int.MaxValue) => new()
    {
        ["isValid"] = inspection.Problems.Count == 0,
        ["canonical"] = inspection.Query?.ToString(),
        ["errors"] = JsonText.CreateArray(inspection.Problems.Take(maxItems).Select(ToJson)),
        ["hints"] = JsonText.CreateArray(inspection.Hints.Take(maxItems).Select(ToJson)),
    };

    /// <summary>Creates the explanation of a query without problems.</summary>
    public static JsonObject CreateExplanation(QueryInspection inspection) => new()
    {
        ["canonical"] = inspection.Query!.ToString(),
        ["dataset"] = inspection.Dataset!.Name,
        ["parts"] = JsonText.CreateArray(new QueryExplanation(inspection).GetParts().Select(part => (JsonNode)new JsonObject { ["part"] = part.Part, ["words"] = part.Words })),
        ["hints"] = JsonText.CreateArray(inspection.Hints.Select(ToJson)),
    };

    private static JsonNode ToJson(QueryProblem problem) => new JsonObject { ["start"] = problem.Start, ["length"] = problem.Length, ["message"] = problem.Message };
}
