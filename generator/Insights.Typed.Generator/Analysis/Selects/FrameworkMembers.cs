using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Members of the framework that receive a row and read none of its columns: they test it for null, keep it or return it.</summary>
internal static class FrameworkMembers
{
    /// <summary>The types in <c>System</c> that only contain what they receive; their own members print and compare none of it.</summary>
    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal) { "Span", "ReadOnlySpan", "Memory", "ReadOnlyMemory" };

    /// <summary>The members of other types. The text of a tuple, and a comparison of it, read the row.</summary>
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "System.ArgumentNullException.ThrowIfNull",
        "System.GC.KeepAlive",
        "System.MemoryExtensions.AsMemory",
        "System.MemoryExtensions.AsSpan",
        "System.Threading.Tasks.Task.FromResult",
        "System.Threading.Tasks.ValueTask..ctor",
        "System.Threading.Tasks.ValueTask.FromResult",
        "System.Tuple..ctor",
        "System.Tuple.Create",
        "System.ValueTuple..ctor",
        "System.ValueTuple.Create",
    };

    /// <summary>The members of collections and of LINQ that compare elements. Those that compare keys have a type parameter for them.</summary>
    private static readonly HashSet<string> ComparingMembers = new(StringComparer.Ordinal)
    {
        "Contains", "IndexOf", "LastIndexOf", "Remove", "RemoveRange", "Replace", "SequenceEqual",
        "Distinct", "Union", "Except", "Intersect", "ToHashSet", "ToFrozenSet", "ToImmutableHashSet",
    };

    /// <summary>Whether a member reads no column of a row that it receives, other than to compare rows.</summary>
    public static bool ReadNoColumn(ISymbol member) =>
        member.ContainingNamespace?.ToDisplayString() is { } container
        && (container == "System.Linq"
            || container.StartsWith("System.Collections", StringComparison.Ordinal)
            || (container == nameof(System) && GetOutermost(member.ContainingType) is { Name: var type } && Containers.Contains(type))
            || Members.Contains($"{container}.{member.ContainingType?.Name}.{member.Name}"))
        || member.ContainingType is { SpecialType: SpecialType.System_Array or SpecialType.System_Nullable_T } or { TypeKind: TypeKind.Delegate };

    /// <summary>
    /// Finds the type whose values a member of a collection, of a comparer or of LINQ compares with each other, such as that of the elements of a set or of
    /// the keys of a dictionary; null for a member that compares none.
    /// </summary>
    public static ITypeSymbol? FindComparedType(ISymbol member)
    {
        if (!ReadNoColumn(member))
        {
            return null;
        }

        var types = GetTypeArguments((member as IMethodSymbol)?.TypeParameters, (member as IMethodSymbol)?.TypeArguments)
            .Concat(GetTypeArguments(member.ContainingType?.TypeParameters, member.ContainingType?.TypeArguments))
            .ToList();
        return types.Find(type => type.Parameter.Name == (member.Name == "ContainsValue" ? "TValue" : "TKey")).Argument
            ?? (ComparingMembers.Contains(member.Name) || IsComparer(member.ContainingType) ? types.FirstOrDefault().Argument : null);
    }

    private static IEnumerable<(ITypeParameterSymbol Parameter, ITypeSymbol Argument)> GetTypeArguments(ImmutableArray<ITypeParameterSymbol>? parameters, ImmutableArray<ITypeSymbol>? arguments) =>
        parameters is { } all ? all.Zip(arguments!.Value, (parameter, argument) => (parameter, argument)) : [];

    /// <summary>Whether each member of a type compares: a set, or a comparer.</summary>
    private static bool IsComparer(INamedTypeSymbol? type) =>
        type is not null && (type.Name.EndsWith("Set", StringComparison.Ordinal) || type.Name.Contains("Comparer"));

    /// <summary>Gets the type around a nested type, such as the enumerator of a span.</summary>
    private static INamedTypeSymbol? GetOutermost(INamedTypeSymbol? type)
    {
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type;
    }
}
