using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>Recognizes names in <c>nameof</c>. A method or delegate of the user with that name is called instead.</summary>
internal sealed class NameOfOperator(SyntaxNode body, NameBinding binding)
{
    private const string OperatorName = "nameof";

    private bool? isHidden;

    /// <summary>Whether a name is in the argument of a <c>nameof</c>.</summary>
    public bool Contains(SyntaxNode name) =>
        name.Ancestors().TakeWhile(a => a != body.Parent).Any(IsOperator) && !(isHidden ??= IsHidden());

    /// <summary>As <c>@nameof</c>, it is not an operator.</summary>
    private static bool IsOperator(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: OperatorName }, ArgumentList.Arguments.Count: 1 };

    private bool IsHidden()
    {
        SyntaxNode? member = body.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not GlobalStatementSyntax);
        var scope = member is null or BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax ? body.SyntaxTree.GetRoot() : member;
        return scope.DescendantTokens().Any(token => token.ValueText == OperatorName && token.Parent is not IdentifierNameSyntax)
            || binding.RequireModel()?.LookupSymbols(DatasetsReference.GetPositionOutside(body), name: OperatorName).IsEmpty == false;
    }
}
