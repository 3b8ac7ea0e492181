using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>
/// Writes the methods with which readers set a row's fields. They are in a type within the row, since an editor does not list types
/// after <c>x.</c> in a lambda.
/// </summary>
internal static class RowAccessEmitter
{
    /// <summary>The type, within the row.</summary>
    public const string Type = "__Fields";

    /// <summary>Gets the type of the value that sets a column or metric.</summary>
    public static string GetTypeName(SelectedColumn column) => CSharp.GetTypeName(column.Schema);

    /// <param name="code">The writer for the type.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="hasModel">Whether the row has a model, which reads values by their ordinals.</param>
    public static void Write(CodeWriter code, DatasetSchema dataset, bool hasModel)
    {
        var row = $"{dataset.Identifier}Row";
        code.Line(CSharp.ExcludeFromCoverage);
        using (code.Block($"internal static class {Type}"))
        {
            if (dataset.Metrics.Count > 0)
            {
                code.Line($"internal static {row} Create() => new {row} {{ {RowMetricsEmitter.Field} = new {RowMetricsEmitter.Type}() }};");
            }

            foreach (var column in SelectedColumn.GetAll(dataset))
            {
                code.Line($"internal static void Set{column.Index}({row} row, {GetTypeName(column)} value) => {GetTarget(column)} = {GetValue(column.Schema, column.IsMetric)};");
            }

            if (hasModel)
            {
                DatasetModelEmitter.WriteGet(code, dataset);
            }
        }
    }

    private static string GetTarget(SelectedColumn column) =>
        $"row.{(column.IsMetric ? $"{RowMetricsEmitter.Field}!." : "")}{RowEmitter.GetFieldName(column.Index)}";

    private static string GetValue(ColumnSchema column, bool isMetric) =>
        isMetric ? $"new {RowMetricsEmitter.GetSelectedTypeName(column)}(value)"
        : RequiredText.IsRequired(column) ? "new(value)"
        : "value";
}
