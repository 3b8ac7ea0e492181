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

    /// <summary>Whether each value has a time of day.</summary>
    public bool HasTimeOfDay => ValueKind switch
    {
        ValueKind.DateTime => true,
        ValueKind.Text or ValueKind.Integer or ValueKind.Decimal or ValueKind.Date or ValueKind.Guid or ValueKind.Flag => false,
    };

    /// <summary>Whether all values have the same number of characters, which a font of one width aligns.</summary>
    private bool HasFixedLength => ValueKind switch
    {
        ValueKind.Guid => true,
        ValueKind.Text or ValueKind.Integer or ValueKind.Decimal or ValueKind.Date or ValueKind.DateTime or ValueKind.Flag => false,
    };

    /// <summary>Describes the column for the page, which has no list of types.</summary>
    public JsonObject Describe() => new()
    {
        ["name"] = Name,
        ["kind"] = Kind,
        ["type"] = ColumnTypes.Get(Schema?.Type ?? ColumnType.Text).Name,
        ["isNumber"] = ValueKind.IsNumber(),
        ["hasFixedLength"] = HasFixedLength,
    };
}
