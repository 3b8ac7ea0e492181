using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Names;

/// <summary>Recognizes the columns and metrics of a row: a project can add other members to it.</summary>
public static class DatasetColumn
{
    /// <summary>Determines whether an expression reads a column or metric of a row.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static bool IsRead(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        FindProperty(expression, model, cancellationToken) is { } property
        && FindColumns(property.ContainingType)?.GetMembers(property.Name).Any(member => member is IPropertySymbol column && QueryTypes.IsColumnOrBooleanColumn(column.Type)) == true;

    /// <summary>Determines whether an expression reads a metric of a row. Only the rows of a query that selects the metric have it.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static bool IsMetricRead(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        FindProperty(expression, model, cancellationToken) is { } property && IsMetric(property);

    /// <summary>Determines whether a property of a row is marked as a metric.</summary>
    internal static bool IsMetric(IPropertySymbol property) =>
        property.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "MetricAttribute", ContainingNamespace.Name: "Reading" });

    private static IPropertySymbol? FindProperty(ExpressionSyntax expression, SemanticModel? model, CancellationToken cancellationToken) =>
        model?.GetSymbolInfo(expression, cancellationToken).Symbol as IPropertySymbol;

    /// <summary>Finds the type of the dataset's columns, which has a property of the same name for each column and metric of the row.</summary>
    private static INamedTypeSymbol? FindColumns(INamedTypeSymbol row) =>
        row.Name.EndsWith(GeneratedNames.RowSuffix, StringComparison.Ordinal)
            ? row.ContainingNamespace.GetTypeMembers(row.Name.Substring(0, row.Name.Length - GeneratedNames.RowSuffix.Length) + GeneratedNames.ColumnsSuffix, 0).FirstOrDefault(QueryTypes.HasColumnsOfDataset)
            : null;
}
