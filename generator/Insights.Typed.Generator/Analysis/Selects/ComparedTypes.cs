using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Determines which values compare the row when they are compared. Other than for <see cref="RowCapacity"/>, a class of the user compares only what it has.</summary>
internal sealed class ComparedTypes(ITypeSymbol rowType)
{
    /// <summary>A generic type can contain another one of itself without end, such as <c>Tree&lt;(T, T)&gt;</c> in a <c>Tree&lt;T&gt;</c>.</summary>
    private const int MaxDepth = 16;

    private readonly Dictionary<ITypeSymbol, bool> results = new(SymbolEqualityComparer.Default);
    private int depth;

    /// <summary>
    /// Whether a value of a type can be the row, or a value that is equal to another only if the rows in both are. A value without a type is an object, and one
    /// of an interface or an abstract class can be of a type that has the row.
    /// </summary>
    public bool CanCompareRow(ITypeSymbol? type)
    {
        if (type is null || depth == MaxDepth || SymbolEqualityComparer.Default.Equals(type, rowType))
        {
            return true;
        }

        if (!results.TryGetValue(type, out var canCompare))
        {
            results[type] = false;
            depth++;
            results[type] = canCompare = ComputeCanCompare(type);
            depth--;
        }

        return canCompare;
    }

    private bool ComputeCanCompare(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object } or IDynamicTypeSymbol or ITypeParameterSymbol => true,
        IArrayTypeSymbol array => CanCompareRow(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(e => CanCompareRow(e.Type)),
        INamedTypeSymbol { IsAnonymousType: false, IsGenericType: true } generic when RowCapacity.IsFrameworkType(type) => RowCapacity.GetTypeArguments(generic).Any(CanCompareRow),
        { TypeKind: TypeKind.Interface } => true,
        { TypeKind: TypeKind.Class, IsAbstract: true } when !RowCapacity.IsFrameworkType(type) => true,
        { TypeKind: TypeKind.Class or TypeKind.Struct } when !RowCapacity.IsFrameworkType(type) => GetContent(type).Any(CanCompareRow),
        _ => false,
    };

    /// <summary>The types of what an object can have: its fields and properties, and what its constructors receive, which its members can refer to.</summary>
    private static IEnumerable<ITypeSymbol> GetContent(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers().Where(member => !member.IsStatic))
            {
                switch (member)
                {
                    case IFieldSymbol field:
                        yield return field.Type;
                        break;
                    case IPropertySymbol { IsIndexer: false } property:
                        yield return property.Type;
                        break;
                    case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor:
                        foreach (var parameter in constructor.Parameters)
                        {
                            yield return parameter.Type;
                        }

                        break;
                }
            }
        }
    }
}
