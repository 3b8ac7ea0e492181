using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Queries;

/// <summary>A column of a query's result.</summary>
/// <param name="Name">The name, as the query writes it.</param>
/// <param name="Kind">Whether it is a column or a metric; <c>unknown</c> if no schema has it.</param>
/// <param name="Schema">Its schema; null if no schema has it, so its values are text.</param>
internal sealed record ResultColumn(string Name, string Kind, ColumnSchema? Schema)
{
    public ValueKind ValueKind => Schema?.Kind ?? ValueKind.Text;

    public static ResultColumn Create(string name, QueryInspection inspection) =>
        inspection.FindColumn(name) is { } column ? new(name, "column", column)
        : inspection.FindMetric(name) is { } metric ? new(name, "metric", metric)
        : new(name, "unknown", null);

    public JsonObject Describe() => new()
    {
        ["name"] = Name,
        ["kind"] = Kind,
        ["type"] = ColumnTypes.Get(Schema?.Type ?? ColumnType.Text).Name,
    };
}
