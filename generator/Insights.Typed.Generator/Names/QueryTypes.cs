using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Names;

/// <summary>
/// Recognizes the types that the rules use, and the calls on them, by their names. The rules check every call of a
/// program, and comparing a name is cheap.
/// </summary>
internal static class QueryTypes
{
    /// <summary>Finds the C# name of the dataset of a generated query type; null for any other type.</summary>
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

    /// <summary>Determines whether a type is a dataset's query, or the ordered query inside it.</summary>
    public static bool IsQuery(ITypeSymbol? type) => FindDatasetIdentifier(type) is not null;

    /// <summary>Determines whether a type is the generated type of a dataset's columns: the dataset's query type is next to it.</summary>
    public static bool HasColumnsOfDataset(INamedTypeSymbol? type) =>
        type is { ContainingType: null, ContainingNamespace: { } container, Name: var name }
        && name.EndsWith(GeneratedNames.ColumnsSuffix, StringComparison.Ordinal)
        && container.GetTypeMembers(name.Substring(0, name.Length - GeneratedNames.ColumnsSuffix.Length) + GeneratedNames.QuerySuffix, 0).Any(IsQuery);

    /// <summary>Determines whether a method is the <c>Select</c> of a dataset's query, and no other method with this name: a project can add one to the type.</summary>
    public static bool IsSelect(IMethodSymbol method) =>
        method is { Name: "Select", Arity: 1, Parameters: { Length: 1 } parameters }
        && IsQuery(method.ContainingType)
        && parameters[0].Type is INamedTypeSymbol { Name: "Func", TypeArguments: { Length: 2 } types }
        && SymbolEqualityComparer.Default.Equals(types[0], GetRowType(method));

    /// <summary>Determines whether a method of a dataset's query merges rows that are equal in the selected columns.</summary>
    public static bool MergesRows(IMethodSymbol method) =>
        method is { Arity: 0, Parameters.Length: <= 1 } && QueryMethods.MergesRows(method.Name) && IsQuery(method.ContainingType);

    /// <summary>Gets the row record of a dataset's <c>Select</c>.</summary>
    public static ITypeSymbol GetRowType(IMethodSymbol select) => select.ContainingType.BaseType!.TypeArguments[0];

    /// <summary>Determines whether a type is a text column, by its declared type or its base type.</summary>
    public static bool IsTextColumn(ITypeSymbol? type) =>
        (type is { Name: "TextColumn" } && IsInNamespace(type, GeneratedNames.LibraryNamespace)) || IsColumnOfType(type, SpecialType.System_String);

    /// <summary>Determines whether a type is a column with values.</summary>
    public static bool IsColumn(ITypeSymbol? type) =>
        (type is { Name: "QueryColumn" } or { BaseType.Name: "QueryColumn" or "ValueColumn" } && IsInNamespace(type, GeneratedNames.LibraryNamespace)) || IsValueColumn(type);

    /// <summary>Determines whether a type is a column, including a Boolean column, which is also a condition.</summary>
    public static bool IsColumnOrBooleanColumn(ITypeSymbol? type) => IsColumn(type) || (type is { Name: "BooleanColumn" } && IsInNamespace(type, GeneratedNames.LibraryNamespace));

    /// <summary>Determines whether a type is the text of a query whose values are checked.</summary>
    public static bool IsInterpolatedText(ITypeSymbol? type) => type is { Name: "InterpolatedQueryText" } && IsInNamespace(type, GeneratedNames.LibraryNamespace);

    /// <summary>Determines whether an operator compares a column with something that it cannot be compared with. It exists so that one error is reported.</summary>
    public static bool IsUnsupportedComparison(IMethodSymbol? @operator) =>
        @operator is { ReturnType: { Name: "UnsupportedComparison" } type, ContainingType: var owner }
        && IsInNamespace(type, GeneratedNames.LibraryQueries)
        && (IsValueColumn(owner) || (IsColumnOrBooleanColumn(owner) && @operator.Name is WellKnownMemberNames.EqualityOperatorName or WellKnownMemberNames.InequalityOperatorName));

    /// <summary>Determines whether a conversion makes a condition of a Boolean value or a column. It exists so that one error is reported.</summary>
    public static bool IsConversionToCondition(IMethodSymbol? conversion) =>
        conversion is { MethodKind: MethodKind.Conversion, Parameters: { Length: 1 } parameters } && (parameters[0].Type.SpecialType == SpecialType.System_Boolean || IsValueColumn(parameters[0].Type)) && IsCondition(conversion.ContainingType);

    public static bool IsCondition(ITypeSymbol? type) => type is { Name: "QueryCondition" } && IsInNamespace(type, GeneratedNames.LibraryNamespace);

    private static bool IsValueColumn(ITypeSymbol? type) => type is { Name: "ValueColumn" } && IsInNamespace(type, GeneratedNames.LibraryQueries);

    private static bool IsColumnOfType(ITypeSymbol? type, SpecialType value) =>
        type is INamedTypeSymbol { Name: "QueryColumn", Arity: 1 } column && IsInNamespace(column, GeneratedNames.LibraryNamespace) && column.TypeArguments[0].SpecialType == value;

    private static bool IsInNamespace(ITypeSymbol type, string @namespace) => type.ContainingNamespace?.ToDisplayString() == @namespace;
}
