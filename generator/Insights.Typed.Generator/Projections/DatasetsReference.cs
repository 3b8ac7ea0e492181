using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>
/// Recognizes <c>Datasets.Name</c>, the start of nearly every query, as the generated class without binding the code
/// around it. Otherwise every edit would bind that code for every query of a project.
/// </summary>
internal static class DatasetsReference
{
    /// <summary>Determines whether the name can have no other meaning. If false, binding determines the meaning.</summary>
    public static bool IsUnambiguous(ExpressionSyntax query, SemanticModel model, CancellationToken cancellationToken)
    {
        if (FindStartName(query) is not { } name)
        {
            return false;
        }

        var member = name.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not GlobalStatementSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax);
        var scope = member ?? name.SyntaxTree.GetRoot(cancellationToken);
        return !scope.DescendantTokens().Any(token => token.ValueText == GeneratedNames.Datasets && token.Parent is not IdentifierNameSyntax)
            && model.LookupSymbols(GetPositionOutside(name), name: GeneratedNames.Datasets).IsEmpty;
    }

    private static IdentifierNameSyntax? FindStartName(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call }:
                    expression = call.Expression;
                    continue;
                case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: GeneratedNames.Datasets } name }:
                    return name;
                default:
                    return null;
            }
        }
    }

    /// <summary>
    /// A position in the type around a node, next to a type without a body, or at the end of a file of top-level statements:
    /// what is visible there can be looked up without binding a body. The start of a file is none, since the names that its
    /// using directives import are not visible there.
    /// </summary>
    public static int GetPositionOutside(SyntaxNode name) => name.FirstAncestorOrSelf<TypeDeclarationSyntax>() switch
    {
        null => name.SyntaxTree.Length,
        { OpenBraceToken.Span.Length: > 0 } type => type.OpenBraceToken.Span.End,
        var type => type.Identifier.Span.End,
    };
}
