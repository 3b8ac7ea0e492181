using Insights.Typed.Generator.Projections;
using Insights.Typed.Generator.Settings;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the class that reads chosen columns of records into rows.</summary>
internal static class ReaderEmitter
{
    private const string Reading = "global::Insights.Typed.Reading.";

    public static void Write(CodeWriter code, string className, ReaderContent content)
    {
        var reads = content.Reads;
        var row = RowOf(content.Dataset, code.Types);
        var reader = $"{Reading}RowReader<{row}>";
        code.Line(CSharp.NotCovered);
        using (code.Block($"file sealed class {className} : {reader}"))
        {
            code.Line($"internal static readonly {reader} Instance = new {className}();");
            code.Line();
            using (code.Block($"private {className}() : base(new {Reading}ReaderColumn[] {{ {string.Join(", ", reads.Select(Description))} }}, reusesRow: {(content.ReusesRow ? "true" : "false")})"))
            {
            }

            code.Line();
            var metrics = reads.Any(c => c.IsMetric) ? $" {{ {RowMetricsEmitter.Field} = new {row}.{RowMetricsEmitter.Type}() }}" : "()";
            using (code.Block($"protected override void NewRows(global::System.Span<{row}> rows)"))
            {
                using (code.Block("for (var i = 0; i < rows.Length; i++)"))
                {
                    code.Line($"rows[i] = new {row}{metrics};");
                }
            }

            code.Line();
            using (code.Block($"protected override void Read({Reading}RecordBatch records, global::System.ReadOnlySpan<{row}> rows)"))
            {
                for (var i = 0; i < reads.Count; i++)
                {
                    code.Line($"Read{i}(in records, rows);");
                }
            }

            // A method for each column: in one for all, the compiler at run time would give up inlining. It takes the column
            // itself, which handed over would be copied.
            for (var i = 0; i < reads.Count; i++)
            {
                code.Line();
                WriteColumn(code, reads[i], i, row);
            }
        }
    }

    /// <summary>The type of the rows of a dataset.</summary>
    public static string RowOf(DatasetName dataset, GeneratedTypes types) => $"{types.GlobalNamespace}.{dataset.Identifier}Row";

    /// <summary>The column as the reader describes it to the library.</summary>
    public static string Description(SelectedColumn column)
    {
        var schema = column.Schema;
        var form = schema.Flag is { } flag ? $", {CSharp.Literal(flag.True)}, {CSharp.Literal(flag.False)}"
            : schema.DateFormat is { } format ? $", {CSharp.Literal(format)}"
            : "";
        return $"new {Reading}ReaderColumn({CSharp.Literal(schema.Name)}, {Reading}ColumnKind.{schema.Type}, {(schema.IsNullable ? "true" : "false")}{form})";
    }

    /// <summary>The statement that sets the column's value in a row.</summary>
    public static string Assignment(SelectedColumn column) =>
        $"row.{(column.IsMetric ? $"{RowMetricsEmitter.Field}!." : "")}{RowEmitter.FieldOf(column.Index)} = {Value(column)};";

    private static void WriteColumn(CodeWriter code, SelectedColumn column, int number, string row)
    {
        using (code.Block($"private static void Read{number}(in {Reading}RecordBatch records, global::System.ReadOnlySpan<{row}> rows)"))
        {
            code.Line($"var column = records.Column({number});");
            using (code.Block("foreach (var row in rows.Slice(0, column.Count))"))
            {
                code.Line(Assignment(column));
            }
        }
    }

    private static string Value(SelectedColumn column)
    {
        var value = $"column.{column.Schema.Type}{(column.Schema.IsNullable ? "OrNull" : "")}()";
        return column.IsMetric ? $"new {RowMetricsEmitter.SelectedOf(column.Schema)}({value})"
            : RequiredText.Is(column.Schema) ? $"new({value})"
            : value;
    }
}
