using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>Recognizes a query whose number of rows does not depend on the selected columns.</summary>
public static class UnmergedRows
{
    /// <summary>Determines whether an expression is the query of a dataset without <c>Select</c>, and all its calls are known and merge no rows.</summary>
    /// <param name="query">The expression.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static bool AreReturnedBy(ExpressionSyntax query, SemanticModel model, CancellationToken cancellationToken) =>
        QueryTypes.IsQuery(model?.GetTypeInfo(query, cancellationToken).Type)
        && QueryChain.Read(query, model!, cancellationToken, followMembers: true) is { StartsAtDataset: true } chain
        && !chain.Calls.Any(call => QueryMethods.MergesRows(call.Method));
}
