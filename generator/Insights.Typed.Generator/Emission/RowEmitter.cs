using Insights.Typed.Generator.Projections;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the record that one row of a dataset is read into.</summary>
internal static class RowEmitter
{
    public static void Write(CodeWriter code, DatasetSchema dataset)
    {
        var row = dataset.Identifier + "Row";
        code.Line(Docs.Summary(dataset.Description ?? $"A row of {dataset.Name}."));
        code.Line("/// <remarks>");
        code.Line("/// What a <c>Select</c> sees. Read as a whole it holds all columns and no metric; a metric that the query did not");
        code.Line("/// ask for throws <see cref=\"global::System.InvalidOperationException\"/> where it is read.");
        code.Line("/// </remarks>");
        using (code.Block($"{code.Types.Accessibility} sealed partial record {row}"))
        {
            foreach (var column in SelectedColumn.AllOf(dataset))
            {
                WriteProperty(code, dataset, column);
            }

            if (dataset.Metrics.Count > 0)
            {
                WritePrintMembers(code, dataset);
            }
        }
    }

    private static void WriteProperty(CodeWriter code, DatasetSchema dataset, SelectedColumn column)
    {
        var field = ReaderEmitter.FieldOf(column.Index);
        var type = CSharp.TypeOf(column.Schema);
        var selected = $"global::Insights.Typed.Reading.Selected<{type}>";
        var start = !column.IsMetric && column.Schema is { Type: ColumnType.Text, IsNullable: false } ? " = \"\"" : "";
        code.Line($"internal {(column.IsMetric ? selected : type)} {field}{start};");
        code.Line();
        code.Lines(Docs.OfColumn(column.Schema, column.IsMetric, dataset.Name));
        using (code.Block($"public {type} {CSharp.Name(column.Schema.Identifier)}"))
        {
            var value = column.IsMetric ? $"{field}.Of({CSharp.Literal(dataset.Name)}, {CSharp.Literal(column.Schema.Name)})" : field;
            code.Line($"get => {value};");
            code.Line($"init => {field} = {(column.IsMetric ? $"new {selected}(value)" : "value")};");
        }

        code.Line();
    }

    /// <summary>The record's own printing would read every metric, and throw on those that are not there.</summary>
    private static void WritePrintMembers(CodeWriter code, DatasetSchema dataset)
    {
        using (code.Block("private bool PrintMembers(global::System.Text.StringBuilder builder)"))
        {
            code.Line("var separator = \"\";");
            foreach (var column in SelectedColumn.AllOf(dataset))
            {
                var print = $"builder.Append(separator).Append({CSharp.Literal(column.Schema.Identifier + " = ")}).Append((object?)this.{CSharp.Name(column.Schema.Identifier)}); separator = \", \";";
                code.Line(column.IsMetric ? $"if ({ReaderEmitter.FieldOf(column.Index)}.IsSelected) {{ {print} }}" : print);
            }

            code.Line("return separator.Length > 0;");
        }
    }
}
