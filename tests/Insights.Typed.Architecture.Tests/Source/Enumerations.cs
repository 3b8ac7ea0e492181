using Microsoft.CodeAnalysis;

namespace Insights.Typed.Architecture.Tests.Source;

/// <summary>The enumerations of this repository.</summary>
internal static class Enumerations
{
    /// <summary>The type if it is an enumeration of this repository, or a nullable one.</summary>
    public static INamedTypeSymbol? Find(ITypeSymbol? type)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return plain is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration && SourceProject.IsProjectAssembly(enumeration.ContainingAssembly.Name)
            ? enumeration
            : null;
    }

    /// <summary>The enumeration of this repository whose member a piece of code names.</summary>
    public static INamedTypeSymbol? FindOfMember(SemanticModel model, SyntaxNode node) => model.GetSymbolInfo(node).Symbol is IFieldSymbol field ? Find(field.ContainingType) : null;
}
