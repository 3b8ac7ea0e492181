using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>Finds the only value of a field or property of the same file.</summary>
internal static class ReadOnlyMember
{
    public static ExpressionSyntax? FindValue(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Name: IdentifierNameSyntax })
            || model.GetSymbolInfo(expression, cancellationToken).Symbol is not { DeclaringSyntaxReferences: { Length: 1 } references } symbol
            || symbol is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false })
            || references[0].SyntaxTree != expression.SyntaxTree)
        {
            return null;
        }

        return references[0].GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } result } => result,
            PropertyDeclarationSyntax { Initializer.Value: { } value } property => IsAssigned(property, symbol.Name) ? null : value,
            VariableDeclaratorSyntax { Initializer.Value: { } value } field => IsAssigned(field, symbol.Name) ? null : value,
            _ => null,
        };
    }

    /// <summary>Whether a constructor can assign it, including one in another file.</summary>
    private static bool IsAssigned(SyntaxNode declaration, string name) =>
        declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
        || type.Modifiers.Any(SyntaxKind.PartialKeyword)
        || type.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use =>
            use.Identifier.ValueText == name
            && (SingleAssignment.IsWritten(use) || use.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access && access.Name == use && assignment.Left == access));
}
