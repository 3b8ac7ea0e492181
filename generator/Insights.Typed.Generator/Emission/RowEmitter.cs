using Insights.Typed.Generator.Projections;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the record that one row of a dataset is read into.</summary>
internal static class RowEmitter
{
    /// <summary>
    /// The field behind a column, of the row, or behind a metric, of what holds the row's metrics. Indexed, so that no two can
    /// clash, whatever the columns are called.
    /// </summary>
    public static string FieldOf(int index) => $"__column{index}";

    public static void Write(CodeWriter code, DatasetSchema dataset) => Write(
        code,
        dataset,
        dataset.Description ?? $"A row of {dataset.Name}.",
        [
            "What a <c>Select</c> sees. Read as a whole it holds all columns and no metric; a metric that the query did not",
            "ask for throws <see cref=\"global::System.InvalidOperationException\"/> where it is read.",
        ]);

    /// <param name="code">What the record is written to.</param>
    /// <param name="dataset">What the record is named after, and its columns and metrics.</param>
    /// <param name="summary">What a row is.</param>
    /// <param name="remarks">The lines of the remarks, as XML.</param>
    public static void Write(CodeWriter code, DatasetSchema dataset, string summary, IReadOnlyList<string> remarks)
    {
        code.Line(Docs.Summary(summary));
        code.Line("/// <remarks>");
        code.Lines(remarks.Select(line => "/// " + line));
        code.Line("/// </remarks>");
        if (dataset.Metrics.Count > 0)
        {
            code.Line(RowJsonEmitter.Attribute(dataset));
        }

        // The name is the line of members that the compiler adds to a record, and no attribute can be on these.
        code.Line("#line hidden");
        using (code.Block($"{code.Types.Accessibility} sealed partial record {dataset.Identifier}Row{(dataset.Metrics.Count > 0 ? " : " + RowJsonEmitter.Interface(dataset) : "")}"))
        {
            code.Line("#line default");
            foreach (var column in SelectedColumn.AllOf(dataset).Where(c => !c.IsMetric))
            {
                WriteColumn(code, dataset, column);
            }

            if (dataset.Metrics.Count > 0)
            {
                RowMetricsEmitter.Write(code, dataset);
                RowJsonEmitter.Write(code, dataset);
            }

            if (dataset.Columns.Any(RequiredText.Is))
            {
                RequiredText.WriteType(code);
            }
        }
    }

    private static void WriteColumn(CodeWriter code, DatasetSchema dataset, SelectedColumn column)
    {
        var field = FieldOf(column.Index);
        var type = CSharp.TypeOf(column.Schema);
        var isRequiredText = RequiredText.Is(column.Schema);
        code.Line($"internal {(isRequiredText ? RequiredText.Type : type)} {field};");
        code.Line();
        code.Lines(Docs.OfColumn(column.Schema, isMetric: false, dataset.Name));
        code.Line(CSharp.NotCovered);
        using (code.Block($"public {type} {CSharp.Name(column.Schema.Identifier)}"))
        {
            code.Line($"get => {field}{(isRequiredText ? ".Value" : "")};");
            code.Line($"init => {field} = {(isRequiredText ? "new(value)" : "value")};");
        }

        code.Line();
    }
}
