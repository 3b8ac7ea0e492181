using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the record that one row of a dataset is read into.</summary>
internal static class RowEmitter
{
    /// <summary>
    /// Gets the field of a column, in the row, or of a metric, in the object with the row's metrics. The fields have numbers, so that
    /// their names are unique for all column names.
    /// </summary>
    public static string GetFieldName(int index) => $"__column{index}";

    /// <param name="code">The writer for the record.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="allColumnsReader">The class that reads its columns.</param>
    public static void Write(CodeWriter code, DatasetSchema dataset, string allColumnsReader) => Write(
        code,
        dataset,
        dataset.Description ?? $"A row of {dataset.Name}.",
        [
            "The parameter of <c>Select</c>. A whole row has all columns and no metric; a metric that the query did not",
            "select throws <see cref=\"global::System.InvalidOperationException\"/> where it is read.",
        ],
        allColumnsReader);

    /// <param name="code">The writer for the record.</param>
    /// <param name="dataset">The name of the record, and its columns and metrics.</param>
    /// <param name="summary">The description of a row.</param>
    /// <param name="remarks">The lines of the remarks, as XML.</param>
    /// <param name="model">The class that reads the columns of a dataset, for its model; null for rows of a system query.</param>
    public static void Write(CodeWriter code, DatasetSchema dataset, string summary, IReadOnlyList<string> remarks, string? model)
    {
        code.Line(XmlDocumentation.Summary(summary));
        code.Line("/// <remarks>");
        code.Lines(remarks.Select(line => "/// " + line));
        code.Line("/// </remarks>");
        if (dataset.Metrics.Count > 0)
        {
            code.Line(RowJsonEmitter.GetAttribute(dataset));
        }

        // This line is the location of the members that the compiler adds to a record, which cannot have attributes.
        code.Line("#line hidden");
        using (code.Block($"{code.Types.Accessibility} sealed partial record {dataset.Identifier}Row{GetInterfaces(dataset, model)}"))
        {
            code.Line("#line default");
            foreach (var column in SelectedColumn.GetAll(dataset).Where(c => !c.IsMetric))
            {
                WriteColumn(code, dataset, column);
            }

            if (dataset.Metrics.Count > 0)
            {
                RowMetricsEmitter.Write(code, dataset);
                RowJsonEmitter.Write(code, dataset);
            }

            if (dataset.Columns.Any(RequiredText.IsRequired))
            {
                RequiredText.WriteType(code);
                code.Line();
            }

            RowAccessEmitter.Write(code, dataset, hasModel: model is not null);
            if (model is not null)
            {
                code.Line();
                DatasetModelEmitter.Write(code, dataset, model);
            }
        }
    }

    private static string GetInterfaces(DatasetSchema dataset, string? model)
    {
        List<string> interfaces = [];
        if (model is not null)
        {
            interfaces.Add(DatasetModelEmitter.GetInterfaceName(dataset));
        }

        if (dataset.Metrics.Count > 0)
        {
            interfaces.Add(RowJsonEmitter.GetInterfaceName(dataset));
        }

        return interfaces.Count == 0 ? "" : " : " + string.Join(", ", interfaces);
    }

    private static void WriteColumn(CodeWriter code, DatasetSchema dataset, SelectedColumn column)
    {
        var field = GetFieldName(column.Index);
        var type = CSharp.GetTypeName(column.Schema);
        var isRequiredText = RequiredText.IsRequired(column.Schema);
        code.Line($"private {(isRequiredText ? RequiredText.Type : type)} {field};");
        code.Line();
        code.Lines(XmlDocumentation.GetColumnLines(column.Schema, isMetric: false, dataset.Name));
        code.Line(CSharp.ExcludeFromCoverage);
        code.Line($"public {type} {CSharp.EscapeIdentifier(column.Schema.Identifier)} {{ get => {field}{(isRequiredText ? ".Value" : "")}; init => {field} = {(isRequiredText ? "new(value)" : "value")}; }}");

        code.Line();
    }
}
