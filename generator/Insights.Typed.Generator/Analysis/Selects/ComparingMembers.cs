using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Members of collections, of comparers and of LINQ that compare what they receive: the elements of a set, or the keys of a dictionary.</summary>
internal static class ComparingMembers
{
    /// <summary>The type parameter of keys. Each member that adds a key compares it, so a dictionary in which only values contain the row does not compare it.</summary>
    private const string KeyName = "TKey";

    /// <summary>The members that compare elements. Overloads with a function call only that.</summary>
    private static readonly HashSet<string> OfElements = new(StringComparer.Ordinal)
    {
        "Contains", "IndexOf", "LastIndexOf", "Find", "FindLast", "Remove", "RemoveRange", "Replace", "SequenceEqual",
        "Distinct", "Union", "Except", "Intersect", "ToHashSet", "ToFrozenSet", "ToImmutableHashSet",
    };

    /// <summary>The members of dictionaries that compare values.</summary>
    private static readonly HashSet<string> OfValues = new(StringComparer.Ordinal) { "ContainsValue", "TryUpdate" };

    /// <summary>The members of LINQ that order by keys.</summary>
    private static readonly HashSet<string> Ordering = new(StringComparer.Ordinal) { "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "MinBy", "MaxBy" };

    /// <summary>The types that have keys, or compare references, and compare no values.</summary>
    private static readonly HashSet<string> NotComparing = new(StringComparer.Ordinal) { "KeyValuePair", "DictionaryEntry", "IGrouping", "ReferenceEqualityComparer" };

    /// <summary>Whether a member compares by an order, which calls other code than a comparison for equality.</summary>
    public static bool IsOrdering(ISymbol member) =>
        Ordering.Contains(member.Name)
        || (member.ContainingType?.Name is { } type && (type.Contains("Sorted") || type is "Comparer" or "IComparer"));

    /// <summary>
    /// Finds the types of the values that a member compares and that can come from the row: from an argument that contains it, from a function, or from the
    /// object that the member is called on. A member without type arguments compares objects.
    /// </summary>
    /// <param name="member">A member of the framework.</param>
    /// <param name="rowParameters">Its parameters whose arguments contain the row.</param>
    /// <param name="isThis">Whether the object contains the row.</param>
    public static IEnumerable<ITypeSymbol?> FindComparedTypes(ISymbol member, IReadOnlyList<IParameterSymbol> rowParameters, bool isThis)
    {
        if (!FrameworkMembers.ReadNoColumn(member) || NotComparing.Contains(member.ContainingType.Name))
        {
            return [];
        }

        var parameters = GetParameters(member.OriginalDefinition);
        var comparesElements = IsComparer(member.ContainingType) || (OfElements.Contains(member.Name) && !parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate));
        var types = GetTypeArguments(member).ToList();
        if (types.Count == 0)
        {
            return comparesElements || OfValues.Contains(member.Name) || rowParameters.Any(p => p.Name == "key") ? [null] : [];
        }

        var compared = types.Where(type => type.Parameter.Name == KeyName || (type.Parameter.Name == "TValue" && OfValues.Contains(member.Name))).ToList();
        return (compared.Count > 0 ? compared : comparesElements ? types.Take(1) : [])
            .Where(type => (isThis && type.Parameter is { TypeParameterKind: TypeParameterKind.Type, Name: not KeyName })
                || rowParameters.Any(p => Contains(p.OriginalDefinition.Type, type.Parameter))
                || parameters.Any(p => p.Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var result } && Contains(result, type.Parameter)))
            .Select(type => type.Argument);
    }

    private static ImmutableArray<IParameterSymbol> GetParameters(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    /// <summary>The type arguments of a method, and of its type.</summary>
    private static IEnumerable<(ITypeParameterSymbol Parameter, ITypeSymbol Argument)> GetTypeArguments(ISymbol member)
    {
        if (member is IMethodSymbol method)
        {
            foreach (var parameter in method.OriginalDefinition.TypeParameters)
            {
                yield return (parameter, method.TypeArguments[parameter.Ordinal]);
            }
        }

        foreach (var parameter in member.ContainingType.OriginalDefinition.TypeParameters)
        {
            yield return (parameter, member.ContainingType.TypeArguments[parameter.Ordinal]);
        }
    }

    /// <summary>Whether a value of a type of the framework contains values of a type parameter.</summary>
    private static bool Contains(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        ITypeParameterSymbol => SymbolEqualityComparer.Default.Equals(type, parameter),
        IArrayTypeSymbol array => Contains(array.ElementType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Contains(argument, parameter)),
        _ => false,
    };

    /// <summary>Whether each member of a type compares: a set, or a comparer.</summary>
    private static bool IsComparer(INamedTypeSymbol type) => type.Name.EndsWith("Set", StringComparison.Ordinal) || type.Name.Contains("Comparer");
}
