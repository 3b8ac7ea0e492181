using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the query that the service itself keeps for a dataset.</summary>
internal static class SystemQueryEmitter
{
    public static void Write(CodeWriter code, DatasetSchema dataset, SystemQuerySchema query, string allColumnsReader)
    {
        var type = $"global::Insights.Typed.SystemQuery<{dataset.Identifier}Row>";
        // A class of its own: one static constructor for all datasets would keep each of them in a trimmed app.
        var holder = dataset.Identifier + "SystemQuery";
        var range = query.DateRange is { } name ? $" of {Docs.Escape(name)}" : "";
        code.Line("/// <summary>The queries that the service itself keeps: they run without anything being created, and give whole rows.</summary>");
        using (code.Block($"{code.Types.Accessibility} static partial class {GeneratedNames.SystemQueries}"))
        {
            code.Line($"/// <summary>All columns of {Docs.Escape(dataset.Name)}{range}, as the service keeps it under the id <c>{Docs.Escape(query.QueryId)}</c>.</summary>");
            code.Line($"public static {type} {CSharp.Name(dataset.Identifier)} => {holder}.Instance;");
        }

        code.Line();
        using (code.Block($"file static class {holder}"))
        {
            var timespan = query.DateRange is null ? "null" : CSharp.Literal(query.DateRange);
            code.Line($"internal static readonly {type} Instance = new {type}({CSharp.Literal(query.QueryId)}, {CSharp.Literal(query.DatasetName)}, {timespan}, {CSharp.Literal(dataset.MinimumRecurrenceInterval)}, {allColumnsReader}.Instance);");
        }
    }
}
