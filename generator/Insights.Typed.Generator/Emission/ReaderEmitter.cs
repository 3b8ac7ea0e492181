using Insights.Typed.Generator.Projections;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the class that reads chosen columns of a record into a row.</summary>
internal static class ReaderEmitter
{
    /// <summary>The row's field behind a column. Indexed, so that no two can clash, whatever the columns are called.</summary>
    public static string FieldOf(int index) => $"__column{index}";

    public static void Write(CodeWriter code, string className, DatasetName dataset, IReadOnlyList<SelectedColumn> reads, bool reusesRow)
    {
        var row = $"global::{GeneratedNames.Namespace}.{dataset.Identifier}Row";
        var reader = $"global::Insights.Typed.Reading.RowReader<{row}>";
        using (code.Block($"file sealed class {className} : {reader}"))
        {
            code.Line($"internal static readonly {reader} Instance = new {className}();");
            code.Line();
            var names = string.Join(", ", reads.Select(c => CSharp.Literal(c.Schema.Name)));
            using (code.Block($"private {className}() : base(new string[] {{ {names} }}, reusesRow: {(reusesRow ? "true" : "false")})"))
            {
            }

            code.Line();
            code.Line($"protected override {row} NewRow() => new {row}();");
            code.Line();
            using (code.Block($"protected override void Read(in global::Insights.Typed.Reading.Record record, {row} row)"))
            {
                for (var i = 0; i < reads.Count; i++)
                {
                    code.Line($"row.{FieldOf(reads[i].Index)} = {Value(reads[i], i)};");
                }
            }
        }
    }

    private static string Value(SelectedColumn column, int ordinal)
    {
        var type = column.Schema.Type;
        var method = type.ToString() + (column.Schema.IsNullable ? "OrNull" : "");
        var spelling = type == ColumnType.Flag
            ? $", {CSharp.Literal(column.Schema.Flag!.True)}u8, {CSharp.Literal(column.Schema.Flag.False)}u8"
            : "";
        var value = $"record.{method}({ordinal}{spelling})";
        return column.IsMetric
            ? $"new global::Insights.Typed.Reading.Selected<{CSharp.TypeOf(column.Schema)}>({value})"
            : value;
    }
}
