using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the dataset's model, which code without the dataset's types uses to read rows, such as the test kit.</summary>
internal static class DatasetModelEmitter
{
    private const string QueriesAlias = "__Queries.";

    public static string GetInterfaceName(DatasetSchema dataset) => $"{QueriesAlias}IDatasetRow<{dataset.Identifier}Row>";

    /// <param name="code">The writer for the member of the row record.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="allColumnsReader">The class that reads its columns, which has their descriptions.</param>
    public static void Write(CodeWriter code, DatasetSchema dataset, string allColumnsReader)
    {
        var model = $"{QueriesAlias}DatasetModel<{dataset.Identifier}Row>";
        var allColumns = dataset.Columns.Count > 0 ? $"{allColumnsReader}.Instance.Columns" : "[]";
        code.Line(CSharp.ExcludeFromCoverage);
        code.Line($"static {model} {GetInterfaceName(dataset)}.Model => new {model}(");
        code.Line($"    {CSharp.Literal(dataset.Name)},");
        code.Line($"    {CSharp.Literal(dataset.Details.MinimumRecurrenceInterval)},");
        code.Line($"    {allColumns},");
        code.Line($"    [{string.Join(", ", SelectedColumn.GetAll(dataset).Where(c => c.IsMetric).Select(ReaderEmitter.GetColumnDescription))}],");
        code.Line($"    [{string.Join(", ", dataset.DateRanges.Select(range => CSharp.Literal(range.Name)))}],");
        code.Line($"    [{string.Join(", ", dataset.Aggregations.Select(aggregation => $"{QueriesAlias}ColumnFactory.{DatasetEmitter.GetAggregationExpression(dataset, aggregation)}"))}],");
        code.Line($"    [{string.Join(", ", dataset.SystemQueries.Select(query => $"{code.Types.GlobalNamespace}.{GeneratedNames.SystemQueries}.{CSharp.EscapeIdentifier(query.Identifier)}"))}],");
        code.Line($"    {RowAccessEmitter.Type}.Get);");
    }

    /// <summary>Writes the method that returns a value by its ordinal, in the type that has access to the row's fields.</summary>
    public static void WriteGet(CodeWriter code, DatasetSchema dataset)
    {
        code.Line($"internal static object? Get({dataset.Identifier}Row row, int ordinal) => ordinal switch");
        code.Line("{");
        foreach (var column in SelectedColumn.GetAll(dataset))
        {
            code.Line($"    {column.Index} => {GetValueExpression(column)},");
        }

        code.Line("    _ => throw new global::System.ArgumentOutOfRangeException(nameof(ordinal)),");
        code.Line("};");

        string GetValueExpression(SelectedColumn column)
        {
            var property = $"row.{CSharp.EscapeIdentifier(column.Schema.Identifier)}";
            return column.IsMetric
                ? $"(row.{RowMetricsEmitter.Field} ?? {RowMetricsEmitter.Type}.None).{RowEmitter.GetFieldName(column.Index)}.IsSelected ? {property} : {QueriesAlias}DatasetModel.Missing"
                : property;
        }
    }
}
