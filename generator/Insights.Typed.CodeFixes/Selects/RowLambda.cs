using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Selects;

/// <summary>A lambda of one parameter.</summary>
internal static class RowLambda
{
    public static SimpleLambdaExpressionSyntax Create(SyntaxToken parameter, CSharpSyntaxNode body) => SyntaxFactory.SimpleLambdaExpression(
        default(SyntaxTokenList),
        SyntaxFactory.Parameter(parameter.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space)),
        SyntaxFactory.Token(default, SyntaxKind.EqualsGreaterThanToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
        body as BlockSyntax,
        body as ExpressionSyntax);
}
