using Insights.Typed.CodeFixes.Chains;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>A <c>Select</c> and the clauses that follow it in one expression.</summary>
/// <param name="Select">The call of <c>Select</c>.</param>
/// <param name="Following">The calls after it, the first one first.</param>
internal sealed record SelectOrder(InvocationExpressionSyntax Select, IReadOnlyList<InvocationExpressionSyntax> Following)
{
    public InvocationExpressionSyntax End => Following[Following.Count - 1];

    /// <summary>Finds the <c>Select</c> before a call, with all clauses after it; null if the call does not follow one in the same expression.</summary>
    public static SelectOrder? Find(InvocationExpressionSyntax call)
    {
        var select = call;
        while (select.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax before })
        {
            select = before;
            if (GetMethodName(select) == "Select")
            {
                var following = GetClausesAfter(select).ToList();
                return following.Contains(call) ? new SelectOrder(select, following) : null;
            }
        }

        return null;
    }

    /// <summary>
    /// Writes the chain with <c>Select</c> as its last call; null if a lambda reads something other than a selected column, or a computed value is
    /// compared by a call that merges rows.
    /// </summary>
    public ExpressionSyntax? TryMoveSelectLast(SemanticModel model, CancellationToken cancellationToken)
    {
        if (SelectedNames.TryRead(Select, model, cancellationToken) is not { } names
            || (!names.HasOnlyColumns && Following.Any(call => QueryMethods.MergesRows(GetMethodName(call)!))))
        {
            return null;
        }

        var replacements = new Dictionary<SyntaxNode, SyntaxNode>();
        foreach (var clause in Following)
        {
            if (clause.ArgumentList.Arguments is { Count: 1 } arguments
                && arguments[0].Expression is SimpleLambdaExpressionSyntax lambda
                && !QueryMethods.SelectsOfferedValue(GetMethodName(clause)!))
            {
                if (names.TryReadColumns(lambda) is not { } columns)
                {
                    return null;
                }

                replacements.Add(lambda, columns);
            }
        }

        var marker = new SyntaxAnnotation();
        var end = End.ReplaceNodes(
            replacements.Keys.Append(Select),
            (node, changed) => node == Select ? changed.WithAdditionalAnnotations(marker) : replacements[node].WithTriviaFrom(node));
        var select = (InvocationExpressionSyntax)end.GetAnnotatedNodes(marker).Single();
        var moved = CallChain.Parse(end).MoveToEnd([select]);
        return IsQuery(moved, model) ? moved : null;
    }

    /// <summary>Whether each call is one of the query, and none an extension method that reports an error.</summary>
    private bool IsQuery(ExpressionSyntax moved, SemanticModel model) => moved.DescendantNodesAndSelf(node => node is InvocationExpressionSyntax or MemberAccessExpressionSyntax)
        .OfType<InvocationExpressionSyntax>()
        .All(call => model.GetSpeculativeSymbolInfo(End.SpanStart, call, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { MethodKind: not MethodKind.ReducedExtension });

    private static IEnumerable<InvocationExpressionSyntax> GetClausesAfter(InvocationExpressionSyntax call)
    {
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == call && QueryMethods.AddsClause(access.Name.Identifier.ValueText))
        {
            yield return call = next;
        }
    }

    private static string? GetMethodName(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;
}
