using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Tells the queries of datasets from everything else that has a <c>Select</c>.</summary>
internal sealed class DatasetTypes
{
    private readonly INamedTypeSymbol datasetQuery;

    private DatasetTypes(INamedTypeSymbol datasetQuery) => this.datasetQuery = datasetQuery;

    /// <summary>Null where the library is not referenced, and there is nothing to look at.</summary>
    public static DatasetTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Insights.Typed.Queries.DatasetQuery`1") is { } datasetQuery ? new DatasetTypes(datasetQuery) : null;

    /// <summary>Asked of every call in a program, so the name comes first, and one comparison of types decides.</summary>
    public bool IsSelect(IMethodSymbol method) => method is { Name: "Select", Arity: 1, Parameters.Length: 1 } && IsQuery(method.ContainingType);

    public bool IsDistinct(IMethodSymbol method) => method is { Name: "Distinct", Arity: 0, Parameters.Length: 0 } && IsQuery(method.ContainingType);

    /// <summary>Whether a type is a dataset's query, or the ordered query inside it.</summary>
    public bool IsQueryOrOrdered(ITypeSymbol? type) => IsQuery(type) || IsQuery(type?.BaseType);

    /// <summary>The row record that a dataset's <c>Select</c> sees.</summary>
    public static ITypeSymbol RowOf(IMethodSymbol select) => select.ContainingType.BaseType!.TypeArguments[0];

    private bool IsQuery(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type?.BaseType?.OriginalDefinition, datasetQuery);
}
