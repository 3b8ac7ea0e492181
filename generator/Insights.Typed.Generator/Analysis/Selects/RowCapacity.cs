using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Determines which types can contain a row, so that the row can be read from a value.</summary>
internal sealed class RowCapacity(ITypeSymbol rowType)
{
    private readonly Dictionary<ITypeSymbol, bool> results = new(SymbolEqualityComparer.Default);

    /// <summary>False only if no value of the type can contain a row. An operation without a type, such as an argument, can.</summary>
    public bool CanHold(ITypeSymbol? type)
    {
        if (type is null || SymbolEqualityComparer.Default.Equals(type, rowType))
        {
            return true;
        }

        if (!results.TryGetValue(type, out var canHold))
        {
            results[type] = false;
            results[type] = canHold = CanHoldAny(type);
        }

        return canHold;
    }

    private bool CanHoldAny(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object } or IDynamicTypeSymbol or ITypeParameterSymbol => true,
        IArrayTypeSymbol array => CanHold(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(e => CanHold(e.Type)),
        INamedTypeSymbol { IsAnonymousType: true } => type.GetMembers().OfType<IPropertySymbol>().Any(p => CanHold(p.Type)),
        INamedTypeSymbol { IsGenericType: true } generic when IsFrameworkType(type) => GetTypeArguments(generic).Any(CanHold),
        { TypeKind: TypeKind.Enum or TypeKind.Pointer or TypeKind.FunctionPointer } => false,
        { IsValueType: true } => !IsFrameworkType(type),
        { TypeKind: TypeKind.Delegate } => !IsFrameworkType(type),
        _ => type.SpecialType is SpecialType.None or SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_IEnumerator or SpecialType.System_Array,
    };

    /// <summary>The type arguments, also those of the types around it: <c>List&lt;T&gt;.Enumerator</c> has only these.</summary>
    public static IEnumerable<ITypeSymbol> GetTypeArguments(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            foreach (var argument in current.TypeArguments)
            {
                yield return argument;
            }
        }
    }

    /// <summary>Whether a type is in the namespace <c>System</c>, or in one within it.</summary>
    public static bool IsFrameworkType(ITypeSymbol type)
    {
        var outermost = type.ContainingNamespace;
        while (outermost is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            outermost = outer;
        }

        return outermost is { Name: "System" };
    }
}
