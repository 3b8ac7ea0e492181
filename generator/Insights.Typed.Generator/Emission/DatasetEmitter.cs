using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.References;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes all types of one dataset.</summary>
internal static class DatasetEmitter
{
    public static string Emit(DatasetSchema dataset, GeneratedTypes types)
    {
        var code = new CodeWriter(types);
        var allColumns = new ReaderContent(new DatasetName(dataset.Name, dataset.Identifier), [.. SelectedColumn.GetDefaultSelection(dataset)], ReusesRow: false);
        var allColumnsReader = $"{dataset.Identifier}AllColumns_{allColumns.ComputeHash(types)}";
        code.Line();
        code.Line($"[assembly: global::Insights.Typed.Queries.GeneratedDataset({CSharp.Literal(dataset.Identifier)}, {CSharp.Literal(types.Namespace)}, {CSharp.Literal(RowLayout.ComputeHash(dataset))})]");
        code.Line();
        using (code.Block($"namespace {types.EscapedNamespace}"))
        {
            WriteDatasetsProperty(code, dataset);
            code.Line();
            RowEmitter.Write(code, dataset, allColumnsReader);
            code.Line();
            WriteColumns(code, dataset);
            code.Line();
            if (dataset.DateRanges.Count > 0)
            {
                WriteDateRanges(code, dataset);
                code.Line();
            }

            if (dataset.Aggregations.Count > 0)
            {
                WriteAggregations(code, dataset);
                code.Line();
            }

            QueryEmitter.Write(code, dataset, allColumnsReader);
            code.Line();
            ReaderEmitter.Write(code, allColumnsReader, allColumns);
            foreach (var systemQuery in dataset.SystemQueries)
            {
                code.Line();
                SystemQueryEmitter.Write(code, dataset, systemQuery);
            }
        }

        return code.ToString();
    }

    /// <summary>Gets the expression that creates a column for <c>Where</c> and <c>OrderBy</c>.</summary>
    public static string GetColumnExpression(DatasetSchema dataset, SelectedColumn column)
    {
        var schema = column.Schema;
        var literals = schema.BooleanFormat is { } format ? $", {CSharp.Literal(format.True)}, {CSharp.Literal(format.False)}" : "";
        return $"__Queries.ColumnFactory.{schema.Kind}({CSharp.Literal(dataset.Name)}, {CSharp.Literal(schema.Name)}{literals})";
    }

    private static void WriteDatasetsProperty(CodeWriter code, DatasetSchema dataset)
    {
        code.Line("/// <summary>The datasets of Partner Insights: every query starts here.</summary>");
        using (code.Block($"{code.Types.Accessibility} static partial class {GeneratedNames.Datasets}"))
        {
            code.Line(XmlDocumentation.Summary(dataset.Description ?? $"All rows of {dataset.Name}."));
            if (dataset.Source is { } source)
            {
                code.Line($"/// <remarks>The source of its description: {XmlDocumentation.Escape(source)}</remarks>");
            }

            code.Line(CSharp.ExcludeFromCoverage);
            code.Line($"public static {dataset.Identifier}Query {CSharp.EscapeIdentifier(dataset.Identifier)} => {code.Types.GlobalNamespace}.{dataset.Identifier}Query.All;");
        }
    }

    private static void WriteColumns(CodeWriter code, DatasetSchema dataset)
    {
        var type = dataset.Identifier + GeneratedNames.ColumnsSuffix;
        code.Line($"/// <summary>The columns and metrics of {XmlDocumentation.Escape(dataset.Name)}, as <c>Where</c> and <c>OrderBy</c> see them.</summary>");
        using (code.Block($"{code.Types.Accessibility} sealed partial class {type}"))
        {
            code.Line($"{CSharp.ExcludeFromCoverage} internal {type}() {{ }}");
            foreach (var column in SelectedColumn.GetAll(dataset))
            {
                var schema = column.Schema;
                code.Line();
                code.Lines(XmlDocumentation.GetColumnLines(schema, column.IsMetric, dataset.Name));
                code.Line(CSharp.ExcludeFromCoverage);
                code.Line($"public {CSharp.GetColumnTypeName(schema.Type)} {CSharp.EscapeIdentifier(schema.Identifier)} {{ get; }} = {GetColumnExpression(dataset, column)};");
            }
        }
    }

    private static void WriteDateRanges(CodeWriter code, DatasetSchema dataset) => WriteChoices(
        code,
        dataset.Identifier + "DateRanges",
        $"The date ranges that {XmlDocumentation.Escape(dataset.Name)} offers, as <c>During</c> sees them.",
        "QueryDateRange",
        dataset.DateRanges.Select(range => (
            range.Identifier,
            $"The range <c>{XmlDocumentation.Escape(range.Name)}</c>.",
            $"DateRange({CSharp.Literal(dataset.Name)}, {CSharp.Literal(range.Name)})")));

    private static void WriteAggregations(CodeWriter code, DatasetSchema dataset) => WriteChoices(
        code,
        dataset.Identifier + "Aggregations",
        $"The periods by which {XmlDocumentation.Escape(dataset.Name)} aggregates rows, as <c>Aggregated</c> sees them.",
        "QueryAggregation",
        dataset.Aggregations.Select(aggregation => (
            aggregation.Identifier,
            $"<c>{XmlDocumentation.Escape(aggregation.Name)}</c>, available for {XmlDocumentation.Escape(string.Join(", ", aggregation.DateRanges))}.",
            GetAggregationExpression(dataset, aggregation))));

    /// <summary>Writes the parameter type of a method's lambda: a property for each choice.</summary>
    private static void WriteChoices(
        CodeWriter code, string type, string summary, string choice, IEnumerable<(string Identifier, string Summary, string Create)> choices)
    {
        code.Line($"/// <summary>{summary}</summary>");
        using (code.Block($"{code.Types.Accessibility} sealed partial class {type}"))
        {
            code.Line($"{CSharp.ExcludeFromCoverage} internal {type}() {{ }}");
            foreach (var (identifier, description, create) in choices)
            {
                code.Line();
                code.Line($"/// <summary>{description}</summary>");
                code.Line(CSharp.ExcludeFromCoverage);
                code.Line($"public global::Insights.Typed.{choice} {CSharp.EscapeIdentifier(identifier)} {{ get; }} = __Queries.ColumnFactory.{create};");
            }
        }
    }

    /// <summary>Gets the call that creates an aggregation.</summary>
    public static string GetAggregationExpression(DatasetSchema dataset, AggregationSchema aggregation) =>
        $"Aggregation({string.Join(", ", new[] { dataset.Name, aggregation.Name }.Concat(aggregation.DateRanges).Select(CSharp.Literal))})";
}
