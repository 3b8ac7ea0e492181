using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>The message arguments for a <c>Select</c>: why it is not compiled, what it selects instead, and what to write.</summary>
internal static class SelectMessage
{
    /// <summary>The number of names in a message.</summary>
    private const int MaxNames = 6;

    public static Finding SelectsMore(SelectUse use, RowReads? reads) =>
        new(SelectRules.NotIntercepted, GetReason(use), DescribeAllColumns(use), DescribeReads(reads), GetRemedy(use));

    public static Finding AfterMerging(SelectUse use, string method) =>
        new(SelectRules.NotInterceptedMeaning, GetReason(use), method, DescribeAllColumns(use), GetRemedy(use));

    public static Finding ReadsMetric(SelectUse use, MetricRead metric) =>
        new(SelectRules.MetricNotSelected, GetReason(use), DescribeAllColumns(use), DescribeReader(metric), metric.Name, GetRemedy(use));

    public static Finding ReadsMetricElsewhere(SelectUse use, MetricRead metric) =>
        new(SelectRules.MetricReadElsewhere, DescribeAllColumns(use), DescribeReader(metric), metric.Name);

    public static Finding ReadsHiddenColumn(string column) => new(SelectRules.ColumnNotSelected, column);

    public static Finding MergesByAllColumns(SelectUse use, RowReads reads, string method) =>
        new(SelectRules.WholeRowMerged, DescribeAllColumns(use), DescribeReads(reads), method);

    public static Finding SelectsAllColumns(SelectUse use, RowReads reads) =>
        new(SelectRules.WholeRow, DescribeAllColumns(use), DescribeReads(reads));

    public static Finding ReadsNothing(SelectUse use) =>
        new(SelectRules.ReadsNothing, DescribeAllColumns(use));

    /// <summary>Gets a short reason, for counts.</summary>
    public static string GetShortReason(NotInterceptedReason reason) => reason switch
    {
        NotInterceptedReason.NamespaceNotListed => "interceptors not allowed",
        NotInterceptedReason.InterceptorsDisabled => "interceptors off",
        NotInterceptedReason.NoSchema => "schema of another project",
        NotInterceptedReason.ReferencedTypes => "types of another project",
        NotInterceptedReason.OtherSchema => "types of another schema",
        NotInterceptedReason.QuerySyntax => "from … select",
        NotInterceptedReason.SelectAsDelegate => "Select as a delegate",
        NotInterceptedReason.MethodGroup => "method group",
        NotInterceptedReason.DelegateValue => "delegate variable",
        NotInterceptedReason.WrappedLambda => "lambda in parentheses or in a cast",
        NotInterceptedReason.ConditionalAccess => "?.Select",
        NotInterceptedReason.NoReceiver => "Select without a query before it",
        NotInterceptedReason.GeneratedCode => "in code of another generator",
        NotInterceptedReason.DuplicateFile => "in files of equal content",
        NotInterceptedReason.UnknownDataset => "dataset not named in the file",
    };

    private static string GetReason(SelectUse use) => use.Reason switch
    {
        NotInterceptedReason.NamespaceNotListed => $"The project's InterceptorsNamespaces lacks {GeneratedNames.InterceptorsNamespace}",
        NotInterceptedReason.InterceptorsDisabled => "The project's InsightsInterceptors is false",
        NotInterceptedReason.NoSchema => $"The schema file of {use.QueryType} is not part of this project",
        NotInterceptedReason.ReferencedTypes => $"{use.QueryType} is generated in {use.Assembly.Name}, whose internal members this project does not see",
        NotInterceptedReason.OtherSchema when use.Dataset is null => $"{use.QueryType} is generated in {use.Assembly.Name}, and this project does not have its schema",
        NotInterceptedReason.OtherSchema => $"{use.QueryType} is generated in {use.Assembly.Name}, from another schema or by another version than this project has",
        NotInterceptedReason.QuerySyntax => "This Select is written as 'from … select'",
        NotInterceptedReason.SelectAsDelegate => "Select is converted to a delegate here, not called",
        NotInterceptedReason.MethodGroup => $"The argument of this Select is the method {((IMethodReferenceOperation)RowReader.Unwrap(use.Projection)!).Method.Name}, not a lambda",
        NotInterceptedReason.DelegateValue => "The argument of this Select is a delegate, not a lambda",
        NotInterceptedReason.WrappedLambda => "The argument of this Select is a lambda in parentheses or in a cast, or an anonymous method",
        NotInterceptedReason.ConditionalAccess => "This Select is called with '?.'",
        NotInterceptedReason.NoReceiver => "This Select is called without a query before it",
        NotInterceptedReason.GeneratedCode => "This Select is in code that another generator writes, such as that of a .razor file, which no generator can see",
        NotInterceptedReason.DuplicateFile => $"This file and {use.DuplicateFile} have the same content, and the compiler cannot distinguish their calls",
        NotInterceptedReason.UnknownDataset => "This file does not name the dataset of the query",
    };

    /// <summary>A sentence without its period.</summary>
    private static string GetRemedy(SelectUse use) => use.Reason switch
    {
        NotInterceptedReason.NamespaceNotListed => $"Add it: <InterceptorsNamespaces>$(InterceptorsNamespaces);{GeneratedNames.InterceptorsNamespace}</InterceptorsNamespaces>",
        NotInterceptedReason.InterceptorsDisabled => "Remove that property from the project",
        NotInterceptedReason.NoSchema => $"Write this Select in the project that generates {use.QueryType}, and use the query it returns here",
        NotInterceptedReason.ReferencedTypes when use.CanBecomeFriend => $"Write the Select in {use.Assembly.Name}, or add <InternalsVisibleTo Include=\"{use.Compilation.AssemblyName}\" /> to the project of {use.Assembly.Name}",
        NotInterceptedReason.ReferencedTypes => $"Write the Select in {use.Assembly.Name}",
        NotInterceptedReason.OtherSchema when use.Dataset is null => $"Write the Select in {use.Assembly.Name}, or add the schema here: <PackageReference Include=\"Insights.Typed\" /> where the package has it, <InsightsSchema> where it is a file",
        NotInterceptedReason.OtherSchema => $"Write the Select in {use.Assembly.Name}, or build both projects with the same schema file and the same version of Insights.Typed",
        NotInterceptedReason.QuerySyntax => "Write it as calls: .Select(x => …)",
        NotInterceptedReason.SelectAsDelegate => "Call it with a lambda: .Select(x => …)",
        NotInterceptedReason.ConditionalAccess => "Test the query for null first, and call Select with a dot",
        NotInterceptedReason.NoReceiver => "Write this.Select(…) on a query whose type the file names",
        NotInterceptedReason.GeneratedCode => "Write the query in a .cs file, and use it here",
        NotInterceptedReason.DuplicateFile => "Make the files differ, for example by a comment, or compile only one of them",
        NotInterceptedReason.UnknownDataset => $"Declare the query in a local of type {use.QueryType}",
        NotInterceptedReason.MethodGroup or NotInterceptedReason.DelegateValue or NotInterceptedReason.WrappedLambda => "Write it as a lambda: .Select(x => …)",
    };

    private static string DescribeAllColumns(SelectUse use) => use.Dataset switch
    {
        null => "all columns",
        { Columns.Count: 1 } dataset => $"the one column of {dataset.Name}",
        var dataset => $"all {dataset.Columns.Count} columns of {dataset.Name}",
    };

    private static string DescribeReads(RowReads? reads) =>
        reads is not { IsIncomplete: false, Columns: { Count: > 0 } columns }
            ? ""
            : $", of which it reads {columns.Count}: {string.Join(", ", columns.Take(MaxNames))}{(columns.Count > MaxNames ? ", …" : "")}";

    private static string DescribeReader(MetricRead metric) => metric.ReadBy ?? "it";
}
