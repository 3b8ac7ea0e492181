using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>The rules about queries in C# code. Each has its page, <c>generator/docs/ID.md</c>.</summary>
internal static class QueryRules
{
    private const string Category = "Insights.Queries";

    public static readonly DiagnosticDescriptor QueryText = Rule("INS101", "The text that a query compiles to", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor NotIntercepted = Rule("INS102", "A Select asks for more columns than it reads", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NotInterceptedMeaning = Rule("INS103", "A Select would mean something else for all columns", DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor ReadsNothing = Rule("INS104", "A projection reads no column", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Coverage = Rule("INS105", "How many Select calls are compiled into column lists", DiagnosticSeverity.Hidden, WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor TextGrammar = Rule("INS110", "A query text breaks the grammar", DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor TextName = Rule("INS111", "A query text names what the schemas do not have", DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor TextCanBeTyped = Rule("INS112", "A query text can be written as a typed query", DiagnosticSeverity.Hidden);

    public static readonly DiagnosticDescriptor NoDateRange = Rule("INS120", "A query has no date range", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor DistinctWithMetric = Rule("INS121", "Distinct adds nothing beside a metric", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor OrderedTwice = Rule("INS122", "A query is ordered by one column twice", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor PatternWithoutWildcard = Rule("INS123", "A pattern has no wildcard", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Contradiction = Rule("INS124", "Two conditions cannot both hold", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor RefusedValue = Rule("INS125", "A value cannot be written in a query", DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor ColumnAsValue = Rule("INS126", "A column is used as a value", DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor CallAfterTake = Rule(
        "INS127",
        "A call after Take would apply before it",
        "{0} after Take would apply before the limit: a query limits its rows last. Call Take last, or use LINQ on the rows that were read.");

    public static readonly DiagnosticDescriptor SecondOrder = Rule(
        "INS128",
        "A second order replaces the first",
        "{0} would replace the order that the query has. Call {1} to order by a further column, or order the query once.");

    public static readonly DiagnosticDescriptor SecondDateRange = Rule(
        "INS129",
        "A second date range or aggregation replaces the first",
        "{0} would replace the {1} that the query has. A query has one {1}: call {0} once.");

    public static readonly DiagnosticDescriptor AggregationOfOtherRange = Rule(
        "INS130",
        "An aggregation is not available for the date range",
        "{0} is available for {1} only, and {2}. Call During with one of these before Aggregated, or use another aggregation.");

    private static DiagnosticDescriptor Rule(string id, string title, string messageFormat) =>
        new(id, title, messageFormat, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"generator/docs/{id}.md");

    private static DiagnosticDescriptor Rule(string id, string title, DiagnosticSeverity severity, params string[] tags) =>
        new(id, title, "{0}", Category, severity, isEnabledByDefault: true, helpLinkUri: $"generator/docs/{id}.md", customTags: tags);
}
