using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Settings;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the class that reads chosen columns of records into rows.</summary>
internal static class ReaderEmitter
{
    private const string Reading = "__Reading.";

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
            var create = reads.Any(c => c.IsMetric) ? $"{row}.{RowAccessEmitter.Type}.Create()" : $"new {row}()";
            using (code.Block($"protected override void NewRows(global::System.Span<{row}> rows)"))
            {
                using (code.Block("for (var i = 0; i < rows.Length; i++)"))
                {
                    code.Line($"rows[i] = {create};");
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
                WriteColumn(code, content.Dataset, reads[i], i);
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
        return $"new {Reading}ReaderColumn({CSharp.Literal(schema.Name)}, __Type.{schema.Type}, {(schema.IsNullable ? "true" : "false")}{form})";
    }

    /// <summary>The statement that sets the column's value in a row.</summary>
    public static string Assignment(SelectedColumn column, string row) =>
        $"{row}.{RowAccessEmitter.Type}.Set{column.Index}(row, column.{column.Schema.Type}{(column.Schema.IsNullable ? "OrNull" : "")}());";

    private static void WriteColumn(CodeWriter code, DatasetName dataset, SelectedColumn column, int number)
    {
        var row = RowOf(dataset, code.Types);
        using (code.Block($"private static void Read{number}(in {Reading}RecordBatch records, global::System.ReadOnlySpan<{row}> rows)"))
        {
            code.Line($"var column = records.Column({number});");
            using (code.Block("foreach (var row in rows.Slice(0, column.Count))"))
            {
                code.Line(Assignment(column, row));
            }
        }
    }
}
