using System.Collections.Immutable;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Names;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>A call on a generated query: its dataset, and the chain of calls that ends with it.</summary>
internal sealed record DatasetCall(DatasetSchema Dataset, QueryChain Chain, SemanticModel Model)
{
    public ChainCall Last => Chain.Calls[Chain.Calls.Length - 1];

    /// <summary>Finds the call; null for a call on any other type, which is determined from the method's type alone.</summary>
    public static DatasetCall? Find(OperationAnalysisContext context, SchemaCatalog schemas)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (QueryTypes.FindDatasetIdentifier(invocation.TargetMethod.ContainingType) is not { } identifier
            || schemas.FindByIdentifier(identifier) is not { } dataset
            || invocation.SemanticModel is not { } model
            || FindChain(invocation.Syntax, model, followMembers: false, context.CancellationToken) is not { } chain
            || chain.Calls.IsEmpty)
        {
            return null;
        }

        return new DatasetCall(dataset, chain, model);
    }

    /// <summary>Finds the chain that ends with a call or a clause.</summary>
    public static QueryChain? FindChain(SyntaxNode call, SemanticModel model, bool followMembers, CancellationToken cancellationToken)
    {
        if (call is InvocationExpressionSyntax invocation)
        {
            return QueryChain.Read(invocation, model, cancellationToken, followMembers);
        }

        // A clause of a query expression: the chain is the expression's, up to the clause.
        if (call.FirstAncestorOrSelf<QueryExpressionSyntax>() is not { } query)
        {
            return null;
        }

        var queryChain = QueryChain.Read(query, model, cancellationToken, followMembers);
        var last = queryChain.Calls.LastOrDefault(c => call.Span.Contains(c.Name.Span));
        return last is null ? null : queryChain with { Calls = queryChain.Calls.Take(queryChain.Calls.IndexOf(last) + 1).ToImmutableArray() };
    }
}
