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

    /// <summary>Whether a member reads no column of a row that it receives, other than to compare rows.</summary>
    public static bool ReadNoColumn(ISymbol member) =>
        member.ContainingNamespace?.ToDisplayString() is { } container
        && (container == "System.Linq"
            || container.StartsWith("System.Collections", StringComparison.Ordinal)
            || (container == nameof(System) && GetOutermost(member.ContainingType) is { Name: var type } && Containers.Contains(type))
            || Members.Contains($"{container}.{member.ContainingType?.Name}.{member.Name}"))
        || member.ContainingType is { SpecialType: SpecialType.System_Array or SpecialType.System_Nullable_T } or { TypeKind: TypeKind.Delegate };

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
