using System.Collections.Immutable;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Names;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>A call on a generated query: its dataset, and the chain that leads up to and includes it.</summary>
internal sealed record DatasetCall(DatasetSchema Dataset, QueryChain Chain, SemanticModel Model)
{
    public ChainCall Last => Chain.Calls[Chain.Calls.Length - 1];

    /// <summary>Null for a call on anything else, which is found out from the method's type alone.</summary>
    public static DatasetCall? Of(OperationAnalysisContext context, SchemaCatalog schemas)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (QueryTypes.DatasetOf(invocation.TargetMethod.ContainingType) is not { } identifier
            || schemas.ByIdentifier(identifier) is not { } dataset
            || invocation.SemanticModel is not { } model
            || ChainOf(invocation.Syntax, model, followsMembers: false, context.CancellationToken) is not { } chain
            || chain.Calls.IsEmpty)
        {
            return null;
        }

        return new DatasetCall(dataset, chain, model);
    }

    /// <summary>The chain up to a call or a clause.</summary>
    public static QueryChain? ChainOf(SyntaxNode call, SemanticModel model, bool followsMembers, CancellationToken cancellationToken)
    {
        if (call is InvocationExpressionSyntax invocation)
        {
            return QueryChain.Of(invocation, model, cancellationToken, followsMembers);
        }

        // A clause of a query expression: the chain is that of the expression, up to the clause.
        if (call.FirstAncestorOrSelf<QueryExpressionSyntax>() is not { } query)
        {
            return null;
        }

        var whole = QueryChain.Of(query, model, cancellationToken, followsMembers);
        var last = whole.Calls.LastOrDefault(c => call.Span.Contains(c.Name.Span));
        return last is null ? null : whole with { Calls = whole.Calls.Take(whole.Calls.IndexOf(last) + 1).ToImmutableArray() };
    }
}
