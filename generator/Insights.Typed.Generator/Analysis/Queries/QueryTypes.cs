using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>Tells the types that matter to the rules by their names, which costs nothing for all others.</summary>
internal static class QueryTypes
{
    private const string Suffix = "Query";

    /// <summary>The C# name of the dataset whose generated query a type is; null for any other type.</summary>
    public static string? DatasetOf(ITypeSymbol? type)
    {
        if (type is { Name: GeneratedNames.OrderedQuery, ContainingType: { } outer })
        {
            type = outer;
        }

        return type is { BaseType: { Name: "DatasetQuery", Arity: 1 } parent }
            && IsIn(parent, "Insights.Typed.Queries")
            && type.Name.EndsWith(Suffix, StringComparison.Ordinal)
                ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
                : null;
    }

    /// <summary>A column of text, as it was declared or as the column it derives from.</summary>
    public static bool IsTextColumn(ITypeSymbol? type) =>
        (type is { Name: "TextColumn" } && IsIn(type, GeneratedNames.LibraryNamespace)) || IsColumnOf(type, SpecialType.System_String);

    /// <summary>Any column that has values.</summary>
    public static bool IsColumn(ITypeSymbol? type) =>
        type is { Name: "TextColumn" or "DateColumn" or "Column" } && IsIn(type, GeneratedNames.LibraryNamespace);

    /// <summary>Any column, also one of yes and no, which is a condition as well.</summary>
    public static bool IsColumnOrFlag(ITypeSymbol? type) => IsColumn(type) || (type is { Name: "FlagColumn" } && IsIn(type, GeneratedNames.LibraryNamespace));

    public static bool IsCondition(ITypeSymbol? type) => type is { Name: "Condition" } && IsIn(type, GeneratedNames.LibraryNamespace);

    private static bool IsColumnOf(ITypeSymbol? type, SpecialType value) =>
        type is INamedTypeSymbol { Name: "Column", Arity: 1 } column && IsIn(column, GeneratedNames.LibraryNamespace) && column.TypeArguments[0].SpecialType == value;

    private static bool IsIn(ITypeSymbol type, string @namespace) => type.ContainingNamespace?.ToDisplayString() == @namespace;
}
