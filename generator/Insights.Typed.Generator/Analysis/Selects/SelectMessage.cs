using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>What is said of a <c>Select</c>: why it is not compiled, what it asks for instead, and what to write.</summary>
internal static class SelectMessage
{
    /// <summary>Names beyond these are only counted.</summary>
    private const int MaxNames = 6;

    public static string AsksForMore(SelectUse use, RowReads? reads) =>
        $"{Why(use)}, so it is not compiled into a column list: it asks for {AllColumns(use)} and no metric{OfWhich(reads)}. {Remedy(use)}";

    public static string AfterMerging(SelectUse use, string method) =>
        $"{Why(use)}, so it is not compiled into a column list. After {method}() a query for {AllColumns(use)} would give other rows, so this one throws. {Remedy(use)}";

    public static string ReadsMetric(SelectUse use, MetricRead metric) =>
        $"{Why(use)}, so it is not compiled into a column list: it asks for {AllColumns(use)} and no metric, but {By(metric)} reads the metric {metric.Name}, which throws. {Remedy(use)}";

    public static string ReadsMetricElsewhere(SelectUse use, MetricRead metric) =>
        $"The row is passed on, so the query selects {AllColumns(use)} and only the metrics that the lambda reads from its parameter itself; {By(metric)} reads the metric {metric.Name}, which throws. Read {metric.Name} from the parameter in the lambda, and pass its value.";

    public static string MergedByAll(SelectUse use, RowReads reads, string method) =>
        $"The row is passed on, so the query selects {AllColumns(use)}{OfWhich(reads)}, and {method}() compares all of them: values that are read can repeat. Read the columns from the parameter in the lambda itself, or select whole rows with x => x.";

    public static string SelectsAll(SelectUse use, RowReads reads) =>
        $"The row is passed on, so the query selects {AllColumns(use)}{OfWhich(reads)}. Read the columns from the parameter in the lambda itself.";

    public static string ReadsNothing(SelectUse use) =>
        $"This projection reads no column. A query must select something, so it asks for {AllColumns(use)}. Read the columns that are meant.";

    /// <summary>A reason in a few words, for counting.</summary>
    public static string Short(UncompiledReason reason) => reason switch
    {
        UncompiledReason.InterceptorsOff => "interceptors not allowed",
        UncompiledReason.SwitchedOff => "interceptors off",
        UncompiledReason.NoSchema => "schema of another project",
        UncompiledReason.ReferencedTypes => "types of another project",
        UncompiledReason.OtherSchema => "types of another schema",
        UncompiledReason.QuerySyntax => "from … select",
        UncompiledReason.SelectAsDelegate => "Select as a delegate",
        UncompiledReason.MethodGroup => "method group",
        UncompiledReason.DelegateValue => "delegate variable",
        UncompiledReason.WrappedLambda => "lambda in brackets or behind a cast",
        UncompiledReason.ConditionalAccess => "?.Select",
        UncompiledReason.NoReceiver => "Select without a query before it",
        UncompiledReason.GeneratedCode => "in code of another generator",
        UncompiledReason.DuplicateFile => "in files of equal content",
        UncompiledReason.UnknownDataset => "dataset not told by the file",
    };

    private static string Why(SelectUse use) => use.Reason switch
    {
        UncompiledReason.InterceptorsOff => $"The project's InterceptorsNamespaces lacks {GeneratedNames.InterceptorsNamespace}",
        UncompiledReason.SwitchedOff => "The project's InsightsInterceptors is false",
        UncompiledReason.NoSchema => $"The schema file behind {use.QueryType} is not part of this project",
        UncompiledReason.ReferencedTypes => $"{use.QueryType} is generated in {use.Assembly.Name}, whose internal members this project does not see",
        UncompiledReason.OtherSchema when use.Dataset is null => $"{use.QueryType} is generated in {use.Assembly.Name}, and this project does not have its schema",
        UncompiledReason.OtherSchema => $"{use.QueryType} is generated in {use.Assembly.Name}, from another schema or by another version than this project has",
        UncompiledReason.QuerySyntax => "This Select is written as 'from … select'",
        UncompiledReason.SelectAsDelegate => "Select is made a delegate here, not called",
        UncompiledReason.MethodGroup => $"This Select is given the method {((IMethodReferenceOperation)RowReader.Unwrap(use.Projection)!).Method.Name}, not a lambda",
        UncompiledReason.DelegateValue => "This Select is given a delegate, not a lambda",
        UncompiledReason.WrappedLambda => "The lambda of this Select is not written plainly as its argument",
        UncompiledReason.ConditionalAccess => "This Select is called with '?.'",
        UncompiledReason.NoReceiver => "This Select is called without a query before it",
        UncompiledReason.GeneratedCode => "This Select is in code that another generator writes, such as that of a .razor file, which no generator can see",
        UncompiledReason.DuplicateFile => $"This file and {use.DuplicateFile} have the same content, and the compiler cannot distinguish their calls",
        UncompiledReason.UnknownDataset => "This file does not tell which dataset the query is of",
    };

    private static string Remedy(SelectUse use) => use.Reason switch
    {
        UncompiledReason.InterceptorsOff => $"Add it: <InterceptorsNamespaces>$(InterceptorsNamespaces);{GeneratedNames.InterceptorsNamespace}</InterceptorsNamespaces>.",
        UncompiledReason.SwitchedOff => "Take that property out of the project.",
        UncompiledReason.NoSchema => $"Write this Select in the project that generates {use.QueryType}, and use the query it returns here.",
        UncompiledReason.ReferencedTypes when use.CanBecomeFriend => $"Write the Select in {use.Assembly.Name}, or add <InternalsVisibleTo Include=\"{use.Compilation.AssemblyName}\" /> to the project of {use.Assembly.Name}.",
        UncompiledReason.ReferencedTypes => $"Write the Select in {use.Assembly.Name}.",
        UncompiledReason.OtherSchema when use.Dataset is null => $"Write the Select in {use.Assembly.Name}, or add the schema here: <PackageReference Include=\"Insights.Typed\" /> where the package has it, <InsightsSchema> where it is a file.",
        UncompiledReason.OtherSchema => $"Write the Select in {use.Assembly.Name}, or build both projects with the same schema file and the same version of Insights.Typed.",
        UncompiledReason.QuerySyntax => "Write it as calls: .Select(x => …).",
        UncompiledReason.SelectAsDelegate => "Call it with a lambda: .Select(x => …).",
        UncompiledReason.ConditionalAccess => "Test the query for null first, and call Select with a dot.",
        UncompiledReason.NoReceiver => "Write this.Select(…) on a query that the file names the type of.",
        UncompiledReason.GeneratedCode => "Write the query in a .cs file, and use it here.",
        UncompiledReason.DuplicateFile => "Make the files differ, for example by a comment, or compile only one of them.",
        UncompiledReason.UnknownDataset => $"Declare the query in a local of type {use.QueryType}.",
        UncompiledReason.MethodGroup or UncompiledReason.DelegateValue or UncompiledReason.WrappedLambda => "Write it as a lambda: .Select(x => …).",
    };

    private static string AllColumns(SelectUse use) => use.Dataset switch
    {
        null => "all columns",
        { Columns.Count: 1 } dataset => $"the one column of {dataset.Name}",
        var dataset => $"all {dataset.Columns.Count} columns of {dataset.Name}",
    };

    private static string OfWhich(RowReads? reads) =>
        reads is not { IsIncomplete: false, Columns: { Count: > 0 } columns }
            ? ""
            : $", of which it reads {columns.Count}: {string.Join(", ", columns.Take(MaxNames))}{(columns.Count > MaxNames ? ", …" : "")}";

    private static string By(MetricRead metric) => metric.ReadBy ?? "it";
}
