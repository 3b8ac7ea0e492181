using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Settings;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the class that reads chosen columns of records into rows.</summary>
internal static class ReaderEmitter
{
    private const string ReadingAlias = "__Reading.";

    public static void Write(CodeWriter code, string className, ReaderContent content)
    {
        var reads = content.Reads;
        var row = GetRowTypeName(content.Dataset, code.Types);
        var reader = $"{ReadingAlias}RowReader<{row}>";
        code.Line(CSharp.ExcludeFromCoverage);
        using (code.Block($"file sealed class {className} : {reader}"))
        {
            code.Line($"internal static readonly {reader} Instance = new {className}();");
            code.Line();
            using (code.Block($"private {className}() : base(new {ReadingAlias}ReaderColumn[] {{ {string.Join(", ", reads.Select(GetColumnDescription))} }}, reusesRow: {(content.ReusesRow ? "true" : "false")})"))
            {
            }

            code.Line();
            var create = reads.Any(c => c.IsMetric) ? $"{row}.{RowAccessEmitter.Type}.Create()" : $"new {row}()";
            using (code.Block($"protected override void InitializeRows(global::System.Span<{row}> rows)"))
            {
                using (code.Block("for (var i = 0; i < rows.Length; i++)"))
                {
                    code.Line($"rows[i] = {create};");
                }
            }

            code.Line();
            using (code.Block($"protected override void Read({ReadingAlias}RecordBatch records, global::System.ReadOnlySpan<{row}> rows)"))
            {
                for (var i = 0; i < reads.Count; i++)
                {
                    code.Line($"Read{i}(in records, rows);");
                }
            }

            // A separate method for each column: in one method for all, the just-in-time compiler would stop inlining. The method gets the
            // column itself, since passing it would copy it.
            for (var i = 0; i < reads.Count; i++)
            {
                code.Line();
                WriteColumn(code, row, reads[i], i);
            }
        }
    }

    /// <summary>Gets the type of the rows of a dataset.</summary>
    public static string GetRowTypeName(DatasetName dataset, GeneratedTypes types) => $"{types.GlobalNamespace}.{dataset.Identifier}Row";

    /// <summary>Gets the description of the column for the library.</summary>
    public static string GetColumnDescription(SelectedColumn column)
    {
        var schema = column.Schema;
        var formatArguments = schema.BooleanFormat is { } booleanFormat ? $", {CSharp.Literal(booleanFormat.True)}, {CSharp.Literal(booleanFormat.False)}"
            : schema.DateFormat is { } format ? $", {CSharp.Literal(format)}"
            : "";
        return $"new {ReadingAlias}ReaderColumn({CSharp.Literal(schema.Name)}, __Type.{schema.Type}, {(schema.IsNullable ? "true" : "false")}{formatArguments})";
    }

    /// <summary>Gets the statement that sets the column's value in a row.</summary>
    public static string GetAssignment(SelectedColumn column, string row) =>
        $"{row}.{RowAccessEmitter.Type}.Set{column.Index}(row, column.{column.Schema.Type}{(column.Schema.IsNullable ? "OrNull" : "")}());";

    private static void WriteColumn(CodeWriter code, string row, SelectedColumn column, int number)
    {
        using (code.Block($"private static void Read{number}(in {ReadingAlias}RecordBatch records, global::System.ReadOnlySpan<{row}> rows)"))
        {
            code.Line($"var column = records.GetColumn({number});");
            using (code.Block("foreach (var row in rows.Slice(0, column.Count))"))
            {
                code.Line(GetAssignment(column, row));
            }
        }
    }
}
