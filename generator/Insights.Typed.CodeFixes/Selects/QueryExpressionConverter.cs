using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Insights.Typed.CodeFixes.Selects;

/// <summary>Converts <c>from … select</c> to method calls, each at the position of its clause.</summary>
internal static class QueryExpressionConverter
{
    /// <summary>Null for clauses without a method of a dataset's query: <c>let</c>, <c>join</c>, <c>group</c>, and <c>into</c> after anything other than the row.</summary>
    public static ExpressionSyntax? TryConvert(QueryExpressionSyntax query)
    {
        var source = query.FromClause;
        var parts = DatasetQueryExpression.GetParts(query).ToList();
        if (source.Type is not null
            || parts[parts.Count - 1].Body.SelectOrGroup is not SelectClauseSyntax select
            || !parts.All(part => DatasetQueryExpression.HasOnlyMethods(part.Body))
            || !parts.Take(parts.Count - 1).All(part => SelectsRow(part.Body, part.Variable)))
        {
            return null;
        }

        var chain = Parenthesize(source.Expression)
            .WithLeadingTrivia(source.GetLeadingTrivia().AddRange(ClauseTrivia.GetComments(source.FromKeyword.TrailingTrivia, source.Identifier, source.InKeyword)))
            .WithTrailingTrivia(ClauseTrivia.After(source.Expression.GetLastToken()));
        foreach (var (variable, body) in parts)
        {
            foreach (var clause in body.Clauses)
            {
                chain = clause is WhereClauseSyntax where
                    ? CreateCall(chain, "Where", variable, where.Condition, where.WhereKeyword, where.WhereKeyword, where.GetLastToken())
                    : AppendOrderings(chain, variable, (OrderByClauseSyntax)clause);
            }

            if (body.Continuation is { Identifier: var next } && !chain.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
            {
                chain = chain.WithTrailingTrivia(chain.GetTrailingTrivia().AddRange(ClauseTrivia.After(next)));
            }
        }

        return CreateCall(chain, "Select", parts[parts.Count - 1].Variable, select.Expression, select.SelectKeyword, select.SelectKeyword, select.GetLastToken(), isLast: true);
    }

    /// <summary>Whether a part before <c>into</c> selects its row and calls no <c>Select</c>, and no comment is in the words that are removed.</summary>
    private static bool SelectsRow(QueryBodySyntax part, SyntaxToken variable) =>
        DatasetQueryExpression.ReturnsDatasetQuery(part, variable)
        && ClauseTrivia.GetComments(default, [.. part.SelectOrGroup.DescendantTokens(), part.Continuation!.IntoKeyword, part.Continuation.Identifier]).Count == 0;

    /// <summary>Replaces an expression by its calls. Parentheses that it required before a call are not required any more.</summary>
    public static SyntaxNode Replace(SyntaxNode root, QueryExpressionSyntax query, ExpressionSyntax calls) => query.Parent is ParenthesizedExpressionSyntax parentheses
        ? root.ReplaceNode(parentheses, parentheses.WithExpression(calls).WithAdditionalAnnotations(Simplifier.Annotation))
        : root.ReplaceNode(query, calls);

    private static ExpressionSyntax AppendOrderings(ExpressionSyntax chain, SyntaxToken parameter, OrderByClauseSyntax clause)
    {
        for (var i = 0; i < clause.Orderings.Count; i++)
        {
            var ordering = clause.Orderings[i];
            var method = (i == 0 ? "OrderBy" : "ThenBy") + (ordering.IsKind(SyntaxKind.DescendingOrdering) ? "Descending" : "");
            var first = i == 0 ? clause.OrderByKeyword : ordering.GetFirstToken();
            var last = i < clause.Orderings.SeparatorCount ? clause.Orderings.GetSeparator(i) : ordering.GetLastToken();
            chain = CreateCall(chain, method, parameter, ordering.Expression, first, i == 0 ? clause.OrderByKeyword : default, last);
        }

        return chain;
    }

    private static InvocationExpressionSyntax CreateCall(
        ExpressionSyntax chain, string method, SyntaxToken parameter, ExpressionSyntax body, SyntaxToken first, SyntaxToken keyword, SyntaxToken last, bool isLast = false)
    {
        var leading = keyword == default ? default : ClauseTrivia.GetComments(keyword.TrailingTrivia);
        var trailing = body.GetLastToken() == last ? default : ClauseTrivia.GetComments(body.GetTrailingTrivia());
        var lambda = RowLambda.Create(
            parameter,
            body.WithLeadingTrivia(keyword == default ? default : leading.AddRange(body.GetLeadingTrivia())).WithTrailingTrivia(trailing));

        // No elastic trivia, which a formatter would replace: the lines stay as they are.
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                chain,
                SyntaxFactory.Token(ClauseTrivia.Before(first), SyntaxKind.DotToken, default),
                SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(default, method, default))),
            SyntaxFactory.ArgumentList(
                SyntaxFactory.Token(default, SyntaxKind.OpenParenToken, default),
                SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(lambda)),
                SyntaxFactory.Token(default, SyntaxKind.CloseParenToken, isLast ? last.TrailingTrivia : ClauseTrivia.After(last))));
    }

    private static ExpressionSyntax Parenthesize(ExpressionSyntax source) => source
        is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
        or ParenthesizedExpressionSyntax or ThisExpressionSyntax or AliasQualifiedNameSyntax
        ? source
        : SyntaxFactory.ParenthesizedExpression(
            SyntaxFactory.Token(default, SyntaxKind.OpenParenToken, default),
            source.WithoutTrivia(),
            SyntaxFactory.Token(default, SyntaxKind.CloseParenToken, default));
}
