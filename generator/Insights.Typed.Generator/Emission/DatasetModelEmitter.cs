using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the dataset's model, by which code that knows no dataset by name reads rows: the test kit, for one.</summary>
internal static class DatasetModelEmitter
{
    private const string Queries = "__Queries.";

    public static string Interface(DatasetSchema dataset) => $"{Queries}IDatasetRow<{dataset.Identifier}Row>";

    /// <param name="code">What the member of the row record is written to.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="allColumnsReader">The class that reads its columns, which has their descriptions.</param>
    public static void Write(CodeWriter code, DatasetSchema dataset, string allColumnsReader)
    {
        var model = $"{Queries}DatasetModel<{dataset.Identifier}Row>";
        var whole = dataset.Columns.Count > 0 ? $"{allColumnsReader}.Instance.Columns" : "[]";
        code.Line(CSharp.NotCovered);
        code.Line($"static {model} {Interface(dataset)}.Model => new {model}(");
        code.Line($"    {CSharp.Literal(dataset.Name)},");
        code.Line($"    {CSharp.Literal(dataset.MinimumRecurrenceInterval)},");
        code.Line($"    {whole},");
        code.Line($"    [{string.Join(", ", SelectedColumn.AllOf(dataset).Where(c => c.IsMetric).Select(ReaderEmitter.Description))}],");
        code.Line($"    [{string.Join(", ", dataset.DateRanges.Select(range => CSharp.Literal(range.Name)))}],");
        code.Line($"    [{string.Join(", ", dataset.Aggregations.Select(aggregation => $"{Queries}ColumnFactory.{DatasetEmitter.AggregationOf(dataset, aggregation)}"))}],");
        code.Line($"    [{string.Join(", ", dataset.SystemQueries.Select(query => $"{code.Types.GlobalNamespace}.{GeneratedNames.SystemQueries}.{CSharp.Name(query.Identifier)}"))}],");
        code.Line($"    {RowAccessEmitter.Type}.Get);");
    }

    /// <summary>Writes the method that returns a value by its ordinal, into the type that has access to the row's fields.</summary>
    public static void WriteGet(CodeWriter code, DatasetSchema dataset)
    {
        code.Line($"internal static object? Get({dataset.Identifier}Row row, int ordinal) => ordinal switch");
        code.Line("{");
        foreach (var column in SelectedColumn.AllOf(dataset))
        {
            code.Line($"    {column.Index} => {Value(column)},");
        }

        code.Line("    _ => throw new global::System.ArgumentOutOfRangeException(nameof(ordinal)),");
        code.Line("};");

        string Value(SelectedColumn column)
        {
            var property = $"row.{CSharp.Name(column.Schema.Identifier)}";
            return column.IsMetric
                ? $"(row.{RowMetricsEmitter.Field} ?? {RowMetricsEmitter.Type}.None).{RowEmitter.FieldOf(column.Index)}.IsSelected ? {property} : {Queries}DatasetModel.Missing"
                : property;
        }
    }
}
