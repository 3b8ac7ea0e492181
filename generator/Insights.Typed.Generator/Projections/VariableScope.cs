using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Projections;

/// <summary>A declaration of a node, and the code in which its name is visible.</summary>
internal static class VariableScope
{
    private const string Discard = "_";

    /// <summary>Gets the name that a node declares within a body, with its scope; null if it declares none.</summary>
    public static (string Name, TextSpan Scope)? Find(SyntaxNode node, SyntaxNode body) => node switch
    {
        ParameterSyntax parameter => IsDiscard(parameter) ? null : (parameter.Identifier.ValueText, (FindFunction(parameter) ?? body).Span),
        VariableDeclaratorSyntax variable => (variable.Identifier.ValueText, FindLocalScope(variable) ?? body.Span),
        SingleVariableDesignationSyntax variable => (variable.Identifier.ValueText, FindExpressionVariableScope(variable, body)),
        ForEachStatementSyntax loop => (loop.Identifier.ValueText, loop.Statement.Span),
        CatchDeclarationSyntax { Parent: { } clause } caught => (caught.Identifier.ValueText, clause.Span),
        LocalFunctionStatementSyntax function => (function.Identifier.ValueText, FindContainingBlock(function) ?? body.Span),
        FromClauseSyntax clause => (clause.Identifier.ValueText, GetRestOfQuery(clause)),
        LetClauseSyntax clause => (clause.Identifier.ValueText, GetRestOfQuery(clause)),
        JoinClauseSyntax { Into: not null } clause => (clause.Identifier.ValueText, clause.RightExpression.Span),
        JoinClauseSyntax clause => (clause.Identifier.ValueText, TextSpan.FromBounds(clause.RightExpression.SpanStart, GetRestOfQuery(clause).End)),
        JoinIntoClauseSyntax { Parent: JoinClauseSyntax join } clause => (clause.Identifier.ValueText, GetRestOfQuery(join)),
        QueryContinuationSyntax continuation => (continuation.Identifier.ValueText, GetClauses(continuation.Body)),
        _ => null,
    };

    /// <summary>Of two or more parameters of an anonymous function with the name <c>_</c>, none has a name.</summary>
    private static bool IsDiscard(ParameterSyntax parameter) =>
        parameter.Identifier.ValueText == Discard
        && parameter.Parent is ParameterListSyntax { Parent: AnonymousFunctionExpressionSyntax } list
        && list.Parameters.Count(p => p.Identifier.ValueText == Discard) > 1;

    private static SyntaxNode? FindFunction(ParameterSyntax parameter) =>
        parameter.FirstAncestorOrSelf<SyntaxNode>(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static TextSpan? FindLocalScope(VariableDeclaratorSyntax variable) =>
        variable.Parent?.Parent is LocalDeclarationStatementSyntax statement ? FindContainingBlock(statement) : variable.Parent?.Parent?.Span;

    private static TextSpan? FindContainingBlock(SyntaxNode statement) => statement.Ancestors().FirstOrDefault(a => a is BlockSyntax or SwitchStatementSyntax) switch
    {
        SwitchStatementSyntax choice => GetSwitchBlock(choice),
        var block => block?.Span,
    };

    /// <summary>All sections of a switch are one block. The value that it tests is outside.</summary>
    private static TextSpan GetSwitchBlock(SwitchStatementSyntax choice) => TextSpan.FromBounds(choice.OpenBraceToken.SpanStart, choice.CloseBraceToken.Span.End);

    /// <summary>The clauses after a clause. The clause itself does not see the variable that it declares.</summary>
    private static TextSpan GetRestOfQuery(QueryClauseSyntax clause)
    {
        var query = clause.Parent as QueryBodySyntax ?? ((QueryExpressionSyntax)clause.Parent!).Body;
        return TextSpan.FromBounds(clause.Span.End, GetClauses(query).End);
    }

    /// <summary>The clauses of a query up to its <c>into</c>, which hides all variables before it.</summary>
    private static TextSpan GetClauses(QueryBodySyntax query) => TextSpan.FromBounds(query.SpanStart, query.SelectOrGroup.Span.End);

    /// <summary>A variable of a pattern, an <c>out</c> argument or a deconstruction is visible beyond its expression.</summary>
    private static TextSpan FindExpressionVariableScope(SyntaxNode variable, SyntaxNode body)
    {
        for (var inner = variable; inner != body; inner = inner.Parent!)
        {
            if (FindLimit(inner) is { } scope)
            {
                return scope;
            }
        }

        return body.Span;
    }

    /// <summary>The scope of a variable that is declared within a node, if the code around the node limits it.</summary>
    private static TextSpan? FindLimit(SyntaxNode inner) => inner.Parent switch
    {
        // These two expressions of a query are part of the code around it. Each other expression is a function.
        FromClauseSyntax { Parent: QueryExpressionSyntax } => null,
        JoinClauseSyntax join when join.InExpression == inner => null,
        QueryClauseSyntax or SelectOrGroupClauseSyntax or OrderingSyntax or AnonymousFunctionExpressionSyntax => inner.Span,
        (SwitchExpressionArmSyntax or ArrowExpressionClauseSyntax or BlockSyntax) and var scope => scope.Span,
        SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } section => inner is SwitchLabelSyntax ? section.Span : GetSwitchBlock(choice),
        CatchFilterClauseSyntax filter => filter.Parent?.Span,
        DoStatementSyntax loop => loop.Condition == inner ? inner.Span : loop.Statement.Span,
        ForEachVariableStatementSyntax loop => loop.Expression == inner ? loop.Span : loop.Statement.Span,
        ForStatementSyntax loop when loop.Condition == inner => TextSpan.FromBounds(inner.SpanStart, loop.Span.End),
        ForStatementSyntax loop when inner is ExpressionSyntax expression && loop.Incrementors.IndexOf(expression) >= 0 => loop.Incrementors.Span,
        (WhileStatementSyntax or ForStatementSyntax or ForEachStatementSyntax or UsingStatementSyntax or FixedStatementSyntax) and var statement => inner is StatementSyntax ? inner.Span : statement.Span,

        // A variable that a condition declares is visible in the statements after it; one that an embedded statement declares is not.
        IfStatementSyntax or ElseClauseSyntax or LockStatementSyntax when inner is StatementSyntax => inner.Span,
        _ => null,
    };
}
