using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the query type of a dataset: its clauses, each as a method that returns a new query.</summary>
internal static class QueryEmitter
{
    private const string AfterTakeException = "/// <exception cref=\"global::System.InvalidOperationException\">The call follows <c>Take</c>, which the service applies last.</exception>";

    public static void Write(CodeWriter code, DatasetSchema dataset, string allColumnsReader)
    {
        var name = XmlDocumentation.Escape(dataset.Name);
        var query = dataset.Identifier + GeneratedNames.QuerySuffix;
        var row = dataset.Identifier + "Row";
        var columns = dataset.Identifier + GeneratedNames.ColumnsSuffix;
        var ranges = dataset.Identifier + "DateRanges";
        var periods = dataset.Identifier + "Aggregations";
        var shared = GetSharedTypeName(dataset, allColumnsReader);
        var examples = new QueryExamples(dataset);
        var column = $"global::System.Func<{columns}, global::Insights.Typed.QueryColumn> column";
        var ordered = $"{query}.{GeneratedNames.OrderedQuery}";
        var recurrenceNote = dataset.Details.MinimumRecurrenceInterval is { } hours ? $" Reports on it recur every {hours} hours at most." : "";

        code.Line($"/// <summary>A query of {name}: which rows, in which order. A query never changes; each call returns a new one.</summary>");
        code.Line($"/// <remarks>Without <c>Select</c>, a query selects all columns and no metric.{recurrenceNote}</remarks>");
        using (code.Block($"{code.Types.Accessibility} partial class {query} : __Queries.DatasetQuery<{row}>"))
        {
            code.Line(CSharp.ExcludeFromCoverage);
            code.Line($"internal static {query} All => {shared}.All;");
            code.Line();
            code.Line(CSharp.ExcludeFromCoverage);
            code.Line($"private {query}() : base({CSharp.Literal(dataset.Name)}, {CSharp.Literal(dataset.Details.MinimumRecurrenceInterval)}, {allColumnsReader}.Instance) {{ }}");
            code.Line();
            code.Line(CSharp.ExcludeFromCoverage);
            code.Line($"private {query}(__Queries.ClauseSet clauses) : base(clauses, {allColumnsReader}.Instance) {{ }}");
            code.Line();
            code.Line("/// <summary>Selects the rows that fulfill a condition, in addition to the conditions of earlier calls of <c>Where</c>.</summary>");
            code.Line("/// <param name=\"condition\">Compares any columns or metrics, selected or not; several are joined with <c>&amp;&amp;</c>.</param>");
            code.Line("/// <exception cref=\"global::System.ArgumentException\">A value cannot be written in a query.</exception>");
            code.Line(AfterTakeException);
            code.Lines(examples.Where);
            code.Line(CSharp.ExcludeFromCoverage);
            code.Line($"public {query} Where(global::System.Func<{columns}, global::Insights.Typed.QueryCondition> condition)");
            code.Line($"    => new(WithCondition({GetCheckedExpression("condition")}({shared}.Columns)));");
            code.Line();
            WriteOrder(code, shared, "OrderBy", examples.OrderBy, "Orders by a column or metric, lowest first. A query is ordered once: <c>ThenBy</c> adds a further column.", $"{ordered}", column, "WithOrder", "false");
            WriteOrder(code, shared, "OrderByDescending", examples.OrderByDescending, "Orders by a column or metric, highest first. A query is ordered once: <c>ThenBy</c> adds a further column.", $"{ordered}", column, "WithOrder", "true");
            code.Line("/// <summary>At most this many rows. The service limits rows last, so this is the last call before <c>Select</c>; of several limits the lowest applies.</summary>");
            code.Line("/// <param name=\"count\">At least one.</param>");
            code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The count is less than one, which the query language does not support.</exception>");
            code.Lines(examples.Take);
            code.Line(CSharp.ExcludeFromCoverage);
            code.Line($"public {query} Take(int count) => new(WithLimit(count));");
            code.Line();
            code.Line("/// <summary>Returns each combination of the selected columns once: <c>SELECT DISTINCT</c>. It has no effect if a metric is selected.</summary>");
            code.Line(AfterTakeException);
            code.Lines(examples.Distinct);
            code.Line(CSharp.ExcludeFromCoverage);
            code.Line($"public {query} Distinct() => new(WithDistinct());");
            code.Line();
            if (dataset.DateRanges.Count > 0)
            {
                code.Line($"/// <summary>Selects the rows of a date range. A query has one; without it, the service applies {ServiceProgram.DefaultDateRangeLength}.</summary>");
                code.Line("/// <param name=\"range\">Selects one of the ranges that the dataset offers.</param>");
                code.Line("/// <exception cref=\"global::System.InvalidOperationException\">The call follows <c>Take</c>, or the query has another date range.</exception>");
                code.Lines(examples.During);
                code.Line(CSharp.ExcludeFromCoverage);
                code.Line($"public {query} During(global::System.Func<{ranges}, global::Insights.Typed.QueryDateRange> range)");
                code.Line($"    => new(WithDateRange({GetCheckedExpression("range")}({shared}.DateRanges)));");
                code.Line();
            }

            if (dataset.Aggregations.Count > 0)
            {
                code.Line("/// <summary>Aggregates the rows of the date range by a period. Call <c>During</c> before.</summary>");
                code.Line("/// <param name=\"period\">Selects one of the periods that the dataset offers for the date range.</param>");
                code.Line("/// <exception cref=\"global::System.InvalidOperationException\">The call follows <c>Take</c>, the query has another aggregation, or the period is not available for its date range.</exception>");
                code.Lines(examples.Aggregated);
                code.Line(CSharp.ExcludeFromCoverage);
                code.Line($"public {query} Aggregated(global::System.Func<{periods}, global::Insights.Typed.QueryAggregation> period)");
                code.Line($"    => new(WithAggregation({GetCheckedExpression("period")}({shared}.Aggregations)));");
                code.Line();
            }

            code.Line("/// <summary>Selects the columns and metrics that a lambda reads, and returns its result for each row.</summary>");
            code.Line("/// <typeparam name=\"TResult\">The type of a result.</typeparam>");
            code.Line("/// <param name=\"projection\">A lambda, so that the compiler sees what it reads; any other expression selects all columns.</param>");
            code.Lines(examples.Projection);
            code.Line(CSharp.ExcludeFromCoverage);
            code.Line($"public global::Insights.Typed.InsightsQuery<TResult> Select<TResult>(global::System.Func<{row}, TResult> projection)");
            code.Line("    => SelectFromAllColumns(projection);");
            code.Line();
            code.Line("/// <summary>A query with an order, which further columns can refine.</summary>");
            code.Line(CSharp.ExcludeFromCoverage);
            using (code.Block($"{code.Types.Accessibility} sealed class {GeneratedNames.OrderedQuery} : {query}"))
            {
                code.Line($"internal {GeneratedNames.OrderedQuery}(__Queries.ClauseSet clauses) : base(clauses) {{ }}");
                code.Line();
                WriteOrder(code, shared, "ThenBy", examples.ThenBy, "Orders by a column or metric, lowest first, where those before are equal.", GeneratedNames.OrderedQuery, column, "WithNextOrder", "false");
                WriteOrder(code, shared, "ThenByDescending", examples.ThenByDescending, "Orders by a column or metric, highest first, where those before are equal.", GeneratedNames.OrderedQuery, column, "WithNextOrder", "true");
            }

            code.Line();
            WriteShared(code, shared, query, columns, dataset.DateRanges.Count > 0 ? ranges : null, dataset.Aggregations.Count > 0 ? periods : null);
        }
    }

    /// <summary>
    /// Gets the name of the class of the shared objects, which depends on their content: hot reload keeps the static instances of a class,
    /// so a date range or metric that is new in the schema would be null in them.
    /// </summary>
    private static string GetSharedTypeName(DatasetSchema dataset, string allColumnsReader)
    {
        var content = new[] { allColumnsReader, dataset.Name, $"{dataset.Details.MinimumRecurrenceInterval}" }
            .Concat(SelectedColumn.GetAll(dataset).Select(column => $"{column.Schema.Identifier} = {DatasetEmitter.GetColumnExpression(dataset, column)}"))
            .Concat(dataset.DateRanges.Select(range => $"{range.Identifier} = {range.Name}"))
            .Concat(dataset.Aggregations.Select(aggregation => $"{aggregation.Identifier} = {DatasetEmitter.GetAggregationExpression(dataset, aggregation)}"));
        return $"__Shared_{ContentHash.Compute(string.Join("\n", content), ReaderContent.HashBytes)}";
    }

    /// <summary>
    /// The objects that all queries of the dataset share. They are in a separate class, since a static field's initializer can
    /// be excluded from code coverage only with its whole type, and the user can have a part of the query type.
    /// </summary>
    private static void WriteShared(CodeWriter code, string shared, string query, string columns, string? ranges, string? periods)
    {
        code.Line(CSharp.ExcludeFromCoverage);
        using (code.Block($"private static class {shared}"))
        {
            code.Line($"internal static readonly {query} All = new {query}();");
            code.Line($"internal static readonly {columns} Columns = new {columns}();");
            if (ranges is not null)
            {
                code.Line($"internal static readonly {ranges} DateRanges = new {ranges}();");
            }

            if (periods is not null)
            {
                code.Line($"internal static readonly {periods} Aggregations = new {periods}();");
            }
        }
    }

    private static void WriteOrder(CodeWriter code, string shared, string method, IEnumerable<string> example, string summary, string result, string parameter, string clause, string isDescending)
    {
        code.Line($"/// <summary>{summary}</summary>");
        code.Line("/// <param name=\"column\">Selects any column or metric, even if the query does not select it.</param>");
        if (clause == "WithOrder")
        {
            code.Line("/// <exception cref=\"global::System.InvalidOperationException\">The call follows <c>Take</c>, or the query is ordered already.</exception>");
        }

        code.Lines(example);
        code.Line(CSharp.ExcludeFromCoverage);
        code.Line($"public {result} {method}({parameter})");
        code.Line($"    => new({clause}({GetCheckedExpression("column")}({shared}.Columns), {isDescending}));");
        code.Line();
    }

    /// <summary>Checks a delegate that the caller passes: null throws an exception with its name, as in LINQ.</summary>
    private static string GetCheckedExpression(string parameter) => $"({parameter} ?? throw new global::System.ArgumentNullException(nameof({parameter})))";
}
