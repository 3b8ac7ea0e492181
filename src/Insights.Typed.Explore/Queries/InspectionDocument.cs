using System.Text.Json.Nodes;
using Insights.Typed.Explore.Http;
using Insights.Typed.Schemas;
using Insights.Typed.Schemas.CSharpCode;

namespace Insights.Typed.Explore.Queries;

/// <summary>Describes a query's text: its problems, its parts, its meaning and its C#.</summary>
internal static class InspectionDocument
{
    public static JsonObject Create(QueryInspection inspection, ClientCode client)
    {
        var csharp = TypedCode.Create(inspection, client);
        return new()
        {
            ["isValid"] = inspection.Problems.Count == 0,
            ["canonical"] = inspection.Query?.ToString(),
            ["dataset"] = inspection.Dataset?.Name,
            ["problems"] = ApiResponse.CreateArray(inspection.Problems.Select(CheckedText.Describe)),
            ["hints"] = ApiResponse.CreateArray(inspection.Hints.Select(CheckedText.Describe)),
            ["tokens"] = ApiResponse.CreateArray(HighlightedText.GetTokens(inspection).Select(token => new JsonObject
            {
                ["start"] = token.Span.Start,
                ["length"] = token.Span.Length,
                ["kind"] = token.Kind,
            })),
            ["parts"] = ApiResponse.CreateArray(inspection.Problems.Count > 0 ? [] : new QueryExplanation(inspection).GetParts().Select(part => new JsonObject
            {
                ["part"] = part.Part,
                ["words"] = part.Words,
            })),
            ["columns"] = ApiResponse.CreateArray(inspection.Query is { } query ? query.Columns.Select(name => ResultColumn.Create(name.Text, inspection).Describe()) : []),
            ["csharp"] = csharp.Expression is null ? null : new JsonObject { ["expression"] = csharp.Expression, ["program"] = csharp.Program },
            ["csharpReason"] = csharp.Reason,
        };
    }
}
