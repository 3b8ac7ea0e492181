using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>The rules about <c>Select</c>. Each has its page, <c>generator/docs/ID.md</c>.</summary>
internal static class SelectRules
{
    /// <remarks>The reason; the columns; which of them the lambda reads, or nothing; what to do.</remarks>
    public static readonly DiagnosticDescriptor NotIntercepted = Warning(
        "INS102",
        NotInterceptedTitle,
        "{0}, so it is not compiled into a column list: it selects {1} and no metric{2}. {3}.");

    /// <remarks>The columns; which of them the lambda reads, or nothing.</remarks>
    public static readonly DiagnosticDescriptor WholeRow = Warning(
        "INS102",
        NotInterceptedTitle,
        "The row is passed on, so the query selects {0}{1}. Read the columns from the parameter in the lambda itself.");

    /// <remarks>The reason; the merging method; the columns; what to do.</remarks>
    public static readonly DiagnosticDescriptor NotInterceptedMeaning = Error(
        "INS103",
        MeaningTitle,
        "{0}, so it is not compiled into a column list. After {1}() a query for {2} would return other rows, so this one throws. {3}.");

    /// <remarks>The reason; the columns; the method that reads; the metric; what to do.</remarks>
    public static readonly DiagnosticDescriptor MetricNotSelected = Error(
        "INS103",
        MeaningTitle,
        "{0}, so it is not compiled into a column list: it selects {1} and no metric, but {2} reads the metric {3}, which throws. {4}.");

    /// <remarks>The columns; the method that reads; the metric.</remarks>
    public static readonly DiagnosticDescriptor MetricReadElsewhere = Error(
        "INS103",
        MeaningTitle,
        "The row is passed on, so the query selects {0} and only the metrics that the lambda reads from its parameter itself; {1} reads the metric {2}, which throws. "
        + "Read {2} from the parameter in the lambda, and pass its value.");

    /// <remarks>The column. The generator has another view than the compiler of the name by which it is read.</remarks>
    public static readonly DiagnosticDescriptor ColumnNotSelected = Error(
        "INS103",
        MeaningTitle,
        "This Select reads the column {0}, but the query does not select it, because another variable has the name by which the row is read. Rename that variable.");

    /// <remarks>The columns; which of them the lambda reads, or nothing; the merging method.</remarks>
    public static readonly DiagnosticDescriptor WholeRowMerged = Error(
        "INS103",
        MeaningTitle,
        "The row is passed on, so the query selects {0}{1}, and {2}() compares all of them: values that are read can repeat. "
        + "Read the columns from the parameter in the lambda itself, or select whole rows with x => x.");

    /// <remarks>The columns.</remarks>
    public static readonly DiagnosticDescriptor ReadsNothing = Rule.Create(
        "INS104",
        "Select reads no column",
        "This projection reads no column. A query must select something, so it selects {0}. Read the columns in the lambda.",
        Category,
        DiagnosticSeverity.Warning);

    /// <remarks>The number of compiled calls; the number of all; the reasons of the rest, or nothing.</remarks>
    public static readonly DiagnosticDescriptor Coverage = Rule.Create(
        "INS105",
        "Number of Select calls that are compiled into column lists",
        "{0} of {1} Select calls are compiled into column lists{2}",
        Category,
        DiagnosticSeverity.Hidden,
        WellKnownDiagnosticTags.CompilationEnd);

    private const string Category = "Insights.Queries";

    private const string NotInterceptedTitle = "Select selects more columns than it reads";

    private const string MeaningTitle = "Select of all columns has another meaning";

    private static DiagnosticDescriptor Warning(string id, string title, string messageFormat) => Rule.Create(id, title, messageFormat, Category, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Error(string id, string title, string messageFormat) => Rule.Create(id, title, messageFormat, Category, DiagnosticSeverity.Error);
}
