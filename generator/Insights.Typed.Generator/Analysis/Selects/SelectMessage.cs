using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>What is reported of a <c>Select</c>: why it is not compiled, what it selects instead, and what to write.</summary>
internal static class SelectMessage
{
    /// <summary>Names beyond these are only counted.</summary>
    private const int MaxNames = 6;

    public static Finding SelectsMore(SelectUse use, RowReads? reads) =>
        new(SelectRules.NotIntercepted, Why(use), AllColumns(use), OfWhich(reads), Remedy(use));

    public static Finding AfterMerging(SelectUse use, string method) =>
        new(SelectRules.NotInterceptedMeaning, Why(use), method, AllColumns(use), Remedy(use));

    public static Finding ReadsMetric(SelectUse use, MetricRead metric) =>
        new(SelectRules.MetricNotSelected, Why(use), AllColumns(use), By(metric), metric.Name, Remedy(use));

    public static Finding ReadsMetricElsewhere(SelectUse use, MetricRead metric) =>
        new(SelectRules.MetricReadElsewhere, AllColumns(use), By(metric), metric.Name);

    public static Finding MergedByAll(SelectUse use, RowReads reads, string method) =>
        new(SelectRules.WholeRowMerged, AllColumns(use), OfWhich(reads), method);

    public static Finding SelectsAll(SelectUse use, RowReads reads) =>
        new(SelectRules.WholeRow, AllColumns(use), OfWhich(reads));

    public static Finding ReadsNothing(SelectUse use) =>
        new(SelectRules.ReadsNothing, AllColumns(use));

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
        UncompiledReason.WrappedLambda => "lambda in parentheses or after a cast",
        UncompiledReason.ConditionalAccess => "?.Select",
        UncompiledReason.NoReceiver => "Select without a query before it",
        UncompiledReason.GeneratedCode => "in code of another generator",
        UncompiledReason.DuplicateFile => "in files of equal content",
        UncompiledReason.UnknownDataset => "dataset not named in the file",
    };

    private static string Why(SelectUse use) => use.Reason switch
    {
        UncompiledReason.InterceptorsOff => $"The project's InterceptorsNamespaces lacks {GeneratedNames.InterceptorsNamespace}",
        UncompiledReason.SwitchedOff => "The project's InsightsInterceptors is false",
        UncompiledReason.NoSchema => $"The schema file of {use.QueryType} is not part of this project",
        UncompiledReason.ReferencedTypes => $"{use.QueryType} is generated in {use.Assembly.Name}, whose internal members this project does not see",
        UncompiledReason.OtherSchema when use.Dataset is null => $"{use.QueryType} is generated in {use.Assembly.Name}, and this project does not have its schema",
        UncompiledReason.OtherSchema => $"{use.QueryType} is generated in {use.Assembly.Name}, from another schema or by another version than this project has",
        UncompiledReason.QuerySyntax => "This Select is written as 'from … select'",
        UncompiledReason.SelectAsDelegate => "Select is converted to a delegate here, not called",
        UncompiledReason.MethodGroup => $"The argument of this Select is the method {((IMethodReferenceOperation)RowReader.Unwrap(use.Projection)!).Method.Name}, not a lambda",
        UncompiledReason.DelegateValue => "The argument of this Select is a delegate, not a lambda",
        UncompiledReason.WrappedLambda => "The lambda of this Select is not written plainly as its argument",
        UncompiledReason.ConditionalAccess => "This Select is called with '?.'",
        UncompiledReason.NoReceiver => "This Select is called without a query before it",
        UncompiledReason.GeneratedCode => "This Select is in code that another generator writes, such as that of a .razor file, which no generator can see",
        UncompiledReason.DuplicateFile => $"This file and {use.DuplicateFile} have the same content, and the compiler cannot distinguish their calls",
        UncompiledReason.UnknownDataset => "This file does not name the dataset of the query",
    };

    /// <summary>A sentence without its period.</summary>
    private static string Remedy(SelectUse use) => use.Reason switch
    {
        UncompiledReason.InterceptorsOff => $"Add it: <InterceptorsNamespaces>$(InterceptorsNamespaces);{GeneratedNames.InterceptorsNamespace}</InterceptorsNamespaces>",
        UncompiledReason.SwitchedOff => "Remove that property from the project",
        UncompiledReason.NoSchema => $"Write this Select in the project that generates {use.QueryType}, and use the query it returns here",
        UncompiledReason.ReferencedTypes when use.CanBecomeFriend => $"Write the Select in {use.Assembly.Name}, or add <InternalsVisibleTo Include=\"{use.Compilation.AssemblyName}\" /> to the project of {use.Assembly.Name}",
        UncompiledReason.ReferencedTypes => $"Write the Select in {use.Assembly.Name}",
        UncompiledReason.OtherSchema when use.Dataset is null => $"Write the Select in {use.Assembly.Name}, or add the schema here: <PackageReference Include=\"Insights.Typed\" /> where the package has it, <InsightsSchema> where it is a file",
        UncompiledReason.OtherSchema => $"Write the Select in {use.Assembly.Name}, or build both projects with the same schema file and the same version of Insights.Typed",
        UncompiledReason.QuerySyntax => "Write it as calls: .Select(x => …)",
        UncompiledReason.SelectAsDelegate => "Call it with a lambda: .Select(x => …)",
        UncompiledReason.ConditionalAccess => "Test the query for null first, and call Select with a dot",
        UncompiledReason.NoReceiver => "Write this.Select(…) on a query whose type the file names",
        UncompiledReason.GeneratedCode => "Write the query in a .cs file, and use it here",
        UncompiledReason.DuplicateFile => "Make the files differ, for example by a comment, or compile only one of them",
        UncompiledReason.UnknownDataset => $"Declare the query in a local of type {use.QueryType}",
        UncompiledReason.MethodGroup or UncompiledReason.DelegateValue or UncompiledReason.WrappedLambda => "Write it as a lambda: .Select(x => …)",
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
