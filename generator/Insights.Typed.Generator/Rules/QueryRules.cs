using Insights.Typed.Language;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>The rules about the calls of a query and their values. Each has its page, <c>generator/docs/ID.md</c>.</summary>
internal static class QueryRules
{
    /// <remarks>The date ranges of the dataset.</remarks>
    public static readonly DiagnosticDescriptor MissingDateRange = Rule.Create(
        "INS120",
        "Query without a date range",
        $"This query has no date range, so the service applies {ServiceProgram.DefaultDateRangeLength}. Call During with one of {{0}}.",
        Category,
        DiagnosticSeverity.Info);

    /// <remarks>The metric.</remarks>
    public static readonly DiagnosticDescriptor RedundantDistinct = Warning(
        "INS121",
        "Distinct has no effect with a metric",
        "Distinct has no effect here: the metric {0} is computed once for each combination of the selected columns, so no row repeats another. Remove it.");

    /// <remarks>The column.</remarks>
    public static readonly DiagnosticDescriptor DuplicateOrdering = Warning(
        "INS122",
        "Query ordered by one column twice",
        "The query is already ordered by {0}, so ordering by it again changes nothing. Remove the call.");

    /// <remarks>The operator for the whole text.</remarks>
    public static readonly DiagnosticDescriptor PatternWithoutWildcard = Warning(
        "INS123",
        "Pattern without a wildcard",
        "This pattern has no wildcard, so it only matches the whole text. Use {0}, or Contains for a part of the text.");

    /// <remarks>The earlier condition; the later one.</remarks>
    public static readonly DiagnosticDescriptor ContradictoryConditions = Warning(
        "INS124",
        "Contradictory conditions",
        "No row fulfills both '{0}' and '{1}', so this query returns no rows. Correct or remove one of them.");

    public static readonly DiagnosticDescriptor LimitTooLow = Error("INS125", RefusedValueTitle, "A limit is at least 1: the query language has no LIMIT 0");

    public static readonly DiagnosticDescriptor EmptyList = Error("INS125", RefusedValueTitle, "A list needs at least one value: the query language has no empty list");

    public static readonly DiagnosticDescriptor NullValue = Error("INS125", RefusedValueTitle, "A value cannot be null: the query language has no test for a missing value");

    /// <remarks>What is wrong with the text.</remarks>
    public static readonly DiagnosticDescriptor UnwritableText = Error("INS125", RefusedValueTitle, "This text cannot be written in a query: {0}");

    /// <remarks>The reason.</remarks>
    public static readonly DiagnosticDescriptor UnsupportedValue = Error("INS125", RefusedValueTitle, "A query does not have this value: {0}");

    /// <remarks>The wildcard; its index.</remarks>
    public static readonly DiagnosticDescriptor WildcardInText = Error(
        "INS125",
        RefusedValueTitle,
        "The text cannot contain '{0}' (index {1}): the query language would read it as a wildcard and has no documented way to escape it. Use Like for a pattern with wildcards.");

    /// <remarks>The call after <c>Take</c>.</remarks>
    public static readonly DiagnosticDescriptor CallAfterTake = Error(
        "INS127",
        "Call after Take",
        "{0} after Take would apply before the limit: a query limits its rows last. Call Take last, or use LINQ on the rows that were read.");

    /// <remarks>The second call; the call for a further column.</remarks>
    public static readonly DiagnosticDescriptor RepeatedOrderBy = Error(
        "INS128",
        "Second order replaces the first",
        "{0} would replace the order that the query has. Call {1} to order by a further column, or order the query once.");

    /// <remarks>The call; what it sets.</remarks>
    public static readonly DiagnosticDescriptor RepeatedDateRange = Error(
        "INS129",
        "Second date range or aggregation replaces the first",
        "{0} would replace the {1} that the query has. A query has one {1}: call {0} once.");

    /// <remarks>The aggregation; its date ranges.</remarks>
    public static readonly DiagnosticDescriptor AggregationWithoutRange = Error(
        "INS130",
        AggregationTitle,
        "{0} is available for {1} only, and the query has no date range. Call During with one of these before Aggregated, or use another aggregation.");

    /// <remarks>The aggregation; its date ranges; the date range of the query.</remarks>
    public static readonly DiagnosticDescriptor AggregationNotAvailable = Error(
        "INS130",
        AggregationTitle,
        "{0} is available for {1} only, and the query's date range is {2}. Call During with one of these before Aggregated, or use another aggregation.");

    private const string Category = "Insights.Queries";

    private const string RefusedValueTitle = "Value cannot be written in a query";

    private const string AggregationTitle = "Aggregation not available for the date range";

    private static DiagnosticDescriptor Warning(string id, string title, string messageFormat) => Rule.Create(id, title, messageFormat, Category, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Error(string id, string title, string messageFormat) => Rule.Create(id, title, messageFormat, Category, DiagnosticSeverity.Error);
}
