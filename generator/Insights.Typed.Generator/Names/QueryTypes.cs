using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Names;

/// <summary>
/// Tells the types that matter to the rules, and the calls on them, by their names. They are asked about every call of a
/// program, and a name costs next to nothing where it is another one.
/// </summary>
internal static class QueryTypes
{
    /// <summary>The C# name of the dataset whose generated query a type is; null for any other type.</summary>
    public static string? FindDatasetIdentifier(ITypeSymbol? type)
    {
        if (type is { Name: GeneratedNames.OrderedQuery, ContainingType: { } outer })
        {
            type = outer;
        }

        return type is { BaseType: { Name: "DatasetQuery", Arity: 1 } parent }
            && IsInNamespace(parent, GeneratedNames.LibraryQueries)
            && type.Name.EndsWith(GeneratedNames.QuerySuffix, StringComparison.Ordinal)
                ? type.Name.Substring(0, type.Name.Length - GeneratedNames.QuerySuffix.Length)
                : null;
    }

    /// <summary>Whether a type is a dataset's query, or the ordered query inside it.</summary>
    public static bool IsQuery(ITypeSymbol? type) => FindDatasetIdentifier(type) is not null;

    /// <summary>Whether a method is the <c>Select</c> of a dataset's query, and no other with this name.</summary>
    public static bool IsSelect(IMethodSymbol method) => method is { Name: "Select", Arity: 1, Parameters.Length: 1 } && IsQuery(method.ContainingType);

    /// <summary>Whether a method of a dataset's query merges rows that are equal in the selected columns.</summary>
    public static bool MergesRows(IMethodSymbol method) =>
        method is { Name: "Distinct", Arity: 0, Parameters.Length: 0 } or { Name: "Aggregated", Arity: 0, Parameters.Length: 1 } && IsQuery(method.ContainingType);

    /// <summary>The row record that a dataset's <c>Select</c> sees.</summary>
    public static ITypeSymbol GetRowType(IMethodSymbol select) => select.ContainingType.BaseType!.TypeArguments[0];

    /// <summary>A column of text, as it was declared or as the column it derives from.</summary>
    public static bool IsTextColumn(ITypeSymbol? type) =>
        (type is { Name: "TextColumn" } && IsInNamespace(type, GeneratedNames.LibraryNamespace)) || IsColumnOfType(type, SpecialType.System_String);

    /// <summary>Any column that has values.</summary>
    public static bool IsColumn(ITypeSymbol? type) =>
        type is { Name: "QueryColumn" } or { BaseType.Name: "QueryColumn" } && IsInNamespace(type, GeneratedNames.LibraryNamespace);

    /// <summary>Any column, also one of yes and no, which is a condition as well.</summary>
    public static bool IsColumnOrBooleanColumn(ITypeSymbol? type) => IsColumn(type) || (type is { Name: "BooleanColumn" } && IsInNamespace(type, GeneratedNames.LibraryNamespace));

    public static bool IsCondition(ITypeSymbol? type) => type is { Name: "QueryCondition" } && IsInNamespace(type, GeneratedNames.LibraryNamespace);

    private static bool IsColumnOfType(ITypeSymbol? type, SpecialType value) =>
        type is INamedTypeSymbol { Name: "QueryColumn", Arity: 1 } column && IsInNamespace(column, GeneratedNames.LibraryNamespace) && column.TypeArguments[0].SpecialType == value;

    private static bool IsInNamespace(ITypeSymbol type, string @namespace) => type.ContainingNamespace?.ToDisplayString() == @namespace;
}
