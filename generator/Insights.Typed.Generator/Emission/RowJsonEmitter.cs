using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>
/// Writes the JSON conversion of a row with metrics: its properties throw if a metric was not selected, so the serializer must
/// not read them. A row without metrics is a plain record for the serializer.
/// </summary>
internal static class RowJsonEmitter
{
    private const string Serialization = "__Json.";
    private const string Json = "global::System.Text.Json.";

    public static string GetAttribute(DatasetSchema dataset) =>
        $"[{Json}Serialization.JsonConverter(typeof({Serialization}RowJsonConverter<{dataset.Identifier}Row>))]";

    public static string GetInterfaceName(DatasetSchema dataset) => $"{Serialization}IJsonRow<{dataset.Identifier}Row>";

    public static void Write(CodeWriter code, DatasetSchema dataset)
    {
        var columns = SelectedColumn.GetAll(dataset).ToList();
        var row = $"{dataset.Identifier}Row";
        var names = string.Join(", ", columns.Select(c => CSharp.Literal(c.Schema.Identifier)));
        code.Line(CSharp.ExcludeFromCoverage);
        code.Line($"static global::System.Collections.Generic.IReadOnlyList<string> {GetInterfaceName(dataset)}.PropertyNames => new string[] {{ {names} }};");
        code.Line();
        code.Line(CSharp.ExcludeFromCoverage);
        code.Line($"static {row} {GetInterfaceName(dataset)}.Create() => new {row}();");
        code.Line();
        code.Line(CSharp.ExcludeFromCoverage);
        using (code.Block($"static void {GetInterfaceName(dataset)}.Read({row} row, int ordinal, ref {Json}Utf8JsonReader reader, {Json}JsonSerializerOptions options)"))
        {
            using (code.Block("switch (ordinal)"))
            {
                for (var i = 0; i < columns.Count; i++)
                {
                    code.Line($"case {i}: {GetTarget(columns[i])} = {GetValue(columns[i])}; break;");
                }
            }
        }

        code.Line();
        code.Line(CSharp.ExcludeFromCoverage);
        using (code.Block($"void {GetInterfaceName(dataset)}.Write({Serialization}RowJsonWriter writer)"))
        {
            for (var i = 0; i < columns.Count; i++)
            {
                var write = $"writer.Write{(IsNullableValue(columns[i].Schema) ? "Nullable" : "")}({i}, this.{CSharp.EscapeIdentifier(columns[i].Schema.Identifier)});";
                code.Line(columns[i].IsMetric ? $"if ({RowMetricsEmitter.MetricsOrNone}.{RowEmitter.GetFieldName(columns[i].Index)}.IsSelected) {{ {write} }}" : write);
            }
        }

        code.Line();
    }

    private static string GetTarget(SelectedColumn column) => column.IsMetric
        ? $"(row.{RowMetricsEmitter.Field} ??= new {RowMetricsEmitter.Type}()).{RowEmitter.GetFieldName(column.Index)}"
        : $"row.{RowEmitter.GetFieldName(column.Index)}";

    private static string GetValue(SelectedColumn column)
    {
        var schema = column.Schema;
        var type = CSharp.GetTypeName(schema).TrimEnd('?');
        var value = $"{Serialization}RowJsonValue.Read{(IsNullableValue(schema) ? "Nullable" : "")}<{type}>(ref reader, options){(schema is { Kind: ValueKind.Text, IsNullable: false } ? " ?? \"\"" : "")}";
        return column.IsMetric ? $"new {RowMetricsEmitter.GetSelectedTypeName(schema)}({value})"
            : RequiredText.IsRequired(schema) ? $"new({value})"
            : value;
    }

    private static bool IsNullableValue(ColumnSchema column) => column.IsNullable && column.Kind != ValueKind.Text;
}
