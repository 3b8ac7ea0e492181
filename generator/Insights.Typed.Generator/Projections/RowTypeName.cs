using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>Recognizes the names of types that a row has without a conversion: its record, and <c>object</c>.</summary>
internal sealed class RowTypeName(string dataset, NameBinding binding)
{
    private const string RowSuffix = "Row";

    public bool CanBeRowType(TypeSyntax type)
    {
        if (type is NullableTypeSyntax nullable)
        {
            type = nullable.ElementType;
        }

        var name = type switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax qualified => qualified.Name,
            _ => type as SimpleNameSyntax,
        };
        return type is PredefinedTypeSyntax predefined ? predefined.Keyword.IsKind(SyntaxKind.ObjectKeyword)
            : name is IdentifierNameSyntax && name.Identifier.ValueText == dataset + RowSuffix && CanBeGenerated(type);
    }

    /// <summary>
    /// The generated record is not bound here, unless the user adds a part to it. A type of the user with the same name
    /// is the target of a conversion of the row.
    /// </summary>
    private bool CanBeGenerated(TypeSyntax type) =>
        binding.RequireModel() is { } model
        && model.GetSpeculativeTypeInfo(DatasetsReference.GetPositionOutside(type), type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type switch
        {
            null or IErrorTypeSymbol => true,
            var known => known.IsRecord && known.Name == dataset + RowSuffix && known.DeclaringSyntaxReferences.All(IsPart) && !known.GetMembers().Any(IsFromNamesake),
        };

    private static bool IsPart(SyntaxReference declaration) =>
        declaration.GetSyntax() is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>A conversion from another type with this name.</summary>
    private static bool IsFromNamesake(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Conversion, Parameters: { Length: 1 } parameters }
        && parameters[0].Type.Name == member.ContainingType.Name
        && !SymbolEqualityComparer.Default.Equals(parameters[0].Type, member.ContainingType);
}
