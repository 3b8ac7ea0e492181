using System.Collections.Immutable;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>The calls that build a query, from its start to the specified call.</summary>
/// <param name="Start">The expression that the chain starts with.</param>
/// <param name="StartName">The name that represents the whole query, for the location of a diagnostic.</param>
/// <param name="StartsAtDataset">Whether it starts with the dataset itself; otherwise calls before it are not known.</param>
/// <param name="Calls">The calls, in their order.</param>
internal sealed record QueryChain(ExpressionSyntax Start, SyntaxToken StartName, bool StartsAtDataset, ImmutableArray<ChainCall> Calls)
{
    /// <summary>The number of variables to follow. Code that people write has fewer.</summary>
    private const int MaxVariables = 16;

    /// <summary>Reads the chain that ends with an expression.</summary>
    /// <param name="lastExpression">The expression.</param>
    /// <param name="model">The semantic model.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <param name="followMembers">Whether the value of a field or property of the same file is followed.</param>
    public static QueryChain Read(ExpressionSyntax lastExpression, SemanticModel model, CancellationToken cancellationToken, bool followMembers = false)
    {
        var calls = new Stack<ChainCall>();
        var expression = lastExpression;
        for (var variables = 0; variables < MaxVariables;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            expression = ChainCall.RemoveParentheses(expression)!;
            if (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation
                && IsQueryMethod(access.Name.Identifier.ValueText)
                && model.GetSymbolInfo(invocation, cancellationToken).Symbol is IMethodSymbol method
                && QueryTypes.IsQuery(method.ContainingType))
            {
                calls.Push(ChainCall.Create(access.Name, invocation.ArgumentList));
                expression = access.Expression;
            }
            else if (expression is QueryExpressionSyntax query)
            {
                expression = PushClauses(query, calls);
            }
            else if (expression is IdentifierNameSyntax name && SingleAssignment.FindValue(name, model, cancellationToken) is { } value)
            {
                variables++;
                expression = value;
            }
            else if (followMembers && ReadOnlyMember.FindValue(expression, model, cancellationToken) is { } memberValue)
            {
                variables++;
                expression = memberValue;
            }
            else
            {
                break;
            }
        }

        var start = expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier,
            SimpleNameSyntax simple => simple.Identifier,
            _ => expression.GetFirstToken(),
        };
        return new QueryChain(expression, start, IsDataset(model.GetSymbolInfo(expression, cancellationToken).Symbol), [.. calls]);
    }

    /// <summary>Determines whether a symbol is a dataset itself. A class of the user can have the name <c>Datasets</c> too, or be another part of the generated class.</summary>
    private static bool IsDataset(ISymbol? symbol) =>
        symbol is IPropertySymbol { ContainingType: { Name: GeneratedNames.Datasets } owner } property
        && QueryTypes.FindDatasetIdentifier(property.Type) == property.Name
        && SymbolEqualityComparer.Default.Equals(owner.ContainingSymbol, property.Type.ContainingSymbol);

    private static bool IsQueryMethod(string name) => name == QueryMethods.SelectMethod || QueryMethods.AddsClause(name);

    /// <summary>Pushes the clauses, the last one first, and returns the expression that the query expression starts from.</summary>
    private static ExpressionSyntax PushClauses(QueryExpressionSyntax query, Stack<ChainCall> calls)
    {
        foreach (var (variable, body) in DatasetQueryExpression.GetParts(query).Reverse())
        {
            PushClauses(body, variable.ValueText, calls);
        }

        return query.FromClause.Expression;
    }

    private static void PushClauses(QueryBodySyntax body, string parameter, Stack<ChainCall> calls)
    {
        if (body.SelectOrGroup is SelectClauseSyntax select && ChainCall.RemoveParentheses(select.Expression) is not IdentifierNameSyntax)
        {
            calls.Push(new ChainCall("Select", select.SelectKeyword, parameter, select.Expression));
        }

        foreach (var clause in body.Clauses.Reverse())
        {
            if (clause is WhereClauseSyntax where)
            {
                calls.Push(new ChainCall("Where", where.WhereKeyword, parameter, where.Condition));
            }
            else if (clause is OrderByClauseSyntax order)
            {
                for (var i = order.Orderings.Count - 1; i >= 0; i--)
                {
                    var method = (i == 0 ? "OrderBy" : "ThenBy") + (order.Orderings[i].AscendingOrDescendingKeyword.ValueText == "descending" ? "Descending" : "");
                    calls.Push(new ChainCall(method, order.Orderings[i].GetFirstToken(), parameter, order.Orderings[i].Expression));
                }
            }
        }
    }
}
