using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Drift;

/// <summary>The position of a query that the build could not list.</summary>
/// <param name="File">Its file, relative to the project.</param>
/// <param name="Line">Its line, counted from one.</param>
/// <param name="Reason">The reason why it was not listed.</param>
internal sealed record UnlistedQuery(string File, int Line, string Reason)
{
    /// <summary>The position in the format of compilers.</summary>
    public string Location => FormattableString.Invariant($"{File}({Line})");

    public static JsonNode ToJson(IEnumerable<UnlistedQuery> queries) => JsonText.CreateArray(queries.Select(query => (JsonNode)new JsonObject
    {
        ["file"] = query.File,
        ["line"] = query.Line,
        ["reason"] = query.Reason,
    }));
}
