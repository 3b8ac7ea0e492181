using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>A declaration of a node, and the code in which its name is visible.</summary>
internal static class VariableScope
{
    private const string Discard = "_";

    /// <summary>Gets the name that a node declares within a body, with its scope; null if it declares none.</summary>
    public static (string Name, SyntaxNode Scope)? Find(SyntaxNode node, SyntaxNode body) => node switch
    {
        ParameterSyntax parameter => IsDiscard(parameter) ? null : (parameter.Identifier.ValueText, FindFunction(parameter) ?? body),
        VariableDeclaratorSyntax variable => (variable.Identifier.ValueText, FindLocalScope(variable) ?? body),
        SingleVariableDesignationSyntax variable => (variable.Identifier.ValueText, FindExpressionVariableScope(variable, body)),
        ForEachStatementSyntax loop => (loop.Identifier.ValueText, loop.Statement),
        CatchDeclarationSyntax { Parent: { } clause } caught => (caught.Identifier.ValueText, clause),
        LocalFunctionStatementSyntax function => (function.Identifier.ValueText, FindContainingBlock(function) ?? body),
        FromClauseSyntax clause => (clause.Identifier.ValueText, clause.Parent is QueryExpressionSyntax query ? query.Body : clause.Parent!),
        LetClauseSyntax clause => (clause.Identifier.ValueText, clause.Parent!),
        JoinClauseSyntax clause => (clause.Identifier.ValueText, clause.Parent!),
        JoinIntoClauseSyntax { Parent.Parent: { } queryBody } clause => (clause.Identifier.ValueText, queryBody),
        QueryContinuationSyntax continuation => (continuation.Identifier.ValueText, continuation.Body),
        _ => null,
    };

    /// <summary>Of two or more parameters of an anonymous function with the name <c>_</c>, none has a name.</summary>
    private static bool IsDiscard(ParameterSyntax parameter) =>
        parameter.Identifier.ValueText == Discard
        && parameter.Parent is ParameterListSyntax { Parent: AnonymousFunctionExpressionSyntax } list
        && list.Parameters.Count(p => p.Identifier.ValueText == Discard) > 1;

    private static SyntaxNode? FindFunction(ParameterSyntax parameter) =>
        parameter.FirstAncestorOrSelf<SyntaxNode>(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static SyntaxNode? FindLocalScope(VariableDeclaratorSyntax variable) =>
        variable.Parent?.Parent is LocalDeclarationStatementSyntax statement ? FindContainingBlock(statement) : variable.Parent?.Parent;

    /// <summary>All sections of a switch are one block.</summary>
    private static SyntaxNode? FindContainingBlock(SyntaxNode statement) => statement.Ancestors().FirstOrDefault(a => a is BlockSyntax or SwitchStatementSyntax);

    /// <summary>A variable of a pattern, an <c>out</c> argument or a deconstruction is visible beyond its expression.</summary>
    private static SyntaxNode FindExpressionVariableScope(SyntaxNode variable, SyntaxNode body)
    {
        for (var inner = variable; inner != body; inner = inner.Parent!)
        {
            var scope = inner.Parent switch
            {
                SwitchExpressionArmSyntax or QueryClauseSyntax or SelectOrGroupClauseSyntax or OrderingSyntax or ArrowExpressionClauseSyntax => inner.Parent,
                AnonymousFunctionExpressionSyntax => inner,
                BlockSyntax => inner.Parent,
                SwitchSectionSyntax section => inner is SwitchLabelSyntax ? section : section.Parent,
                CatchFilterClauseSyntax filter => filter.Parent,
                DoStatementSyntax loop => loop.Condition == inner ? inner : loop.Statement,
                ForEachVariableStatementSyntax loop => loop.Expression == inner ? loop : loop.Statement,
                WhileStatementSyntax or ForStatementSyntax or ForEachStatementSyntax or UsingStatementSyntax or FixedStatementSyntax => inner is StatementSyntax ? inner : inner.Parent,

                // A variable that a condition declares is visible in the statements after it; one that an embedded statement declares is not.
                IfStatementSyntax or ElseClauseSyntax or LockStatementSyntax when inner is StatementSyntax => inner,
                _ => null,
            };
            if (scope is not null)
            {
                return scope;
            }
        }

        return body;
    }
}
