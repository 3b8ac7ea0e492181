using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>Finds the only value of a field or property: the initial value, if no other code of its type can assign another.</summary>
internal static class ReadOnlyMember
{
    /// <summary>Finds the value of a member of the same file.</summary>
    public static ExpressionSyntax? FindValue(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Name: IdentifierNameSyntax }
        && model.GetSymbolInfo(expression, cancellationToken).Symbol is { DeclaringSyntaxReferences: { Length: 1 } references } member
        && references[0].SyntaxTree == expression.SyntaxTree
            ? FindValue(member, cancellationToken)
            : null;

    /// <summary>Finds the value of a member of any file.</summary>
    public static ExpressionSyntax? FindValue(ISymbol member, CancellationToken cancellationToken)
    {
        if (member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false })
            || member.DeclaringSyntaxReferences is not { Length: 1 } references)
        {
            return null;
        }

        var declaration = references[0].GetSyntax(cancellationToken);
        if (declaration is PropertyDeclarationSyntax { ExpressionBody.Expression: { } result })
        {
            return result;
        }

        var initial = declaration switch
        {
            // A getter with code can return another value than the initial one.
            PropertyDeclarationSyntax property => HasGetterWithCode(property) ? null : property.Initializer?.Value,
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            _ => null,
        };
        return initial is null || IsAssigned(member, cancellationToken) ? null : initial;
    }

    private static bool HasGetterWithCode(PropertyDeclarationSyntax property) =>
        property.AccessorList?.Accessors.Any(accessor => accessor.Body is not null || accessor.ExpressionBody is not null) ?? false;

    /// <summary>Whether a constructor, an <c>init</c> accessor or another initializer assigns it, in any part of the type. Methods cannot.</summary>
    private static bool IsAssigned(ISymbol member, CancellationToken cancellationToken) => member.ContainingType.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancellationToken))
        .OfType<TypeDeclarationSyntax>()
        .SelectMany(type => type.Members)
        .Where(code => code is not (MethodDeclarationSyntax or BaseTypeDeclarationSyntax))
        .SelectMany(code => code.DescendantNodes())
        .OfType<IdentifierNameSyntax>()
        .Any(use => use.Identifier.ValueText == member.Name && SingleAssignment.IsWritten(use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use));
}
