using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>
/// Writes the metrics of a row. They are in a separate object, and only a row with metrics refers to it: a whole
/// row has none. Copies of a row share it, so only the reader that created it sets its fields, before it returns the row.
/// </summary>
internal static class RowMetricsEmitter
{
    /// <summary>The row's field that refers to its metrics; null without metrics.</summary>
    public const string Field = "__metrics";

    /// <summary>The type of the metrics, within the row.</summary>
    public const string Type = "__Metrics";

    /// <summary>The metrics of a row, without values if it has none.</summary>
    public const string MetricsOrNone = $"({Field} ?? {Type}.None)";

    /// <summary>Gets the type of a metric's field.</summary>
    public static string GetSelectedTypeName(ColumnSchema metric) => $"__Reading.MetricValue<{CSharp.GetTypeName(metric)}>";

    public static void Write(CodeWriter code, DatasetSchema dataset)
    {
        var metrics = SelectedColumn.GetAll(dataset).Where(c => c.IsMetric).ToList();
        code.Line($"private {Type}? {Field};");
        code.Line();
        foreach (var metric in metrics)
        {
            WriteProperty(code, dataset, metric);
        }

        WritePrintMembers(code, dataset);
        code.Line();
        code.Line(CSharp.ExcludeFromCoverage);
        using (code.Block($"private sealed record {Type}"))
        {
            code.Line($"internal static readonly {Type} None = new {Type}();");
            foreach (var metric in metrics)
            {
                code.Line($"internal {GetSelectedTypeName(metric.Schema)} {RowEmitter.GetFieldName(metric.Index)};");
            }
        }

        code.Line();
    }

    private static void WriteProperty(CodeWriter code, DatasetSchema dataset, SelectedColumn metric)
    {
        var field = RowEmitter.GetFieldName(metric.Index);
        code.Lines(XmlDocumentation.GetColumnLines(metric.Schema, isMetric: true, dataset.Name));
        code.Line("[__Reading.Metric]");
        code.Line(CSharp.ExcludeFromCoverage);
        code.Line($"public {CSharp.GetTypeName(metric.Schema)} {CSharp.EscapeIdentifier(metric.Schema.Identifier)} {{ get => {MetricsOrNone}.{field}.GetValue({CSharp.Literal(dataset.Name)}, {CSharp.Literal(metric.Schema.Name)}); init => {Field} = {MetricsOrNone} with {{ {field} = new {GetSelectedTypeName(metric.Schema)}(value) }}; }}");

        code.Line();
    }

    /// <summary>Writes the printing method: the default one of a record would read every metric, and throw for those that are not selected.</summary>
    private static void WritePrintMembers(CodeWriter code, DatasetSchema dataset)
    {
        code.Line(CSharp.ExcludeFromCoverage);
        using (code.Block("private bool PrintMembers(global::System.Text.StringBuilder builder)"))
        {
            code.Line("var separator = \"\";");
            foreach (var column in SelectedColumn.GetAll(dataset))
            {
                var print = $"Add({CSharp.Literal(column.Schema.Identifier + " = ")}, this.{CSharp.EscapeIdentifier(column.Schema.Identifier)});";
                code.Line(column.IsMetric ? $"if ({MetricsOrNone}.{RowEmitter.GetFieldName(column.Index)}.IsSelected) {{ {print} }}" : print);
            }

            code.Line("return separator.Length > 0;");
            code.Line();
            using (code.Block($"{CSharp.ExcludeFromCoverage} void Add(string name, object? value)"))
            {
                code.Line("builder.Append(separator).Append(name).Append(value);");
                code.Line("separator = \", \";");
            }
        }
    }
}
