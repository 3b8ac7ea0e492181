using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Projections;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>A query whose columns are known: a <c>Select</c> that is compiled into a column list, or a query for whole rows.</summary>
/// <param name="Dataset">Its dataset.</param>
/// <param name="Chain">The calls that build it.</param>
/// <param name="Name">The name that represents it, for the location of a diagnostic.</param>
/// <param name="Model">The semantic model of its file.</param>
/// <param name="Projection">The lambda of its <c>Select</c>, or null for whole rows.</param>
internal sealed record CompleteQuery(DatasetSchema Dataset, QueryChain Chain, SyntaxToken Name, SemanticModel Model, LambdaExpressionSyntax? Projection)
{
    /// <summary>The kinds of operations that <see cref="Find"/> finds queries in.</summary>
    public static readonly OperationKind[] Kinds = [OperationKind.Invocation, OperationKind.Conversion];

    public static CompleteQuery? Find(OperationAnalysisContext context, Lazy<SchemaCatalog> schemas) => context.Operation switch
    {
        IInvocationOperation invocation => FindSelect(invocation, context, schemas),
        IConversionOperation conversion => FindWholeRows(conversion, context, schemas),
        _ => null,
    };

    /// <summary>Reads which columns and metrics the query selects. This reads the lambda, so it takes longer than the rest.</summary>
    public IReadOnlyList<SelectedColumn> ReadSelected() =>
        Projection is null ? [.. SelectedColumn.GetAll(Dataset).Where(column => !column.IsMetric)]
        : ProjectionStep.Plan(LambdaReads.Read(Projection, Dataset.Identifier, new NameBinding(Model)), [Dataset]) is { } plan ? [.. plan.Reads]
        : [];

    private static CompleteQuery? FindSelect(IInvocationOperation invocation, OperationAnalysisContext context, Lazy<SchemaCatalog> schemas) =>
        invocation.TargetMethod.Name == QueryMethods.SelectMethod
        && QueryTypes.FindDatasetIdentifier(invocation.TargetMethod.ContainingType) is not null
        && invocation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } syntax
        && syntax.ArgumentList.Arguments.FirstOrDefault()?.Expression is LambdaExpressionSyntax lambda
        && invocation.SemanticModel!.GetInterceptorMethod(syntax, context.CancellationToken) is not null
        && DatasetCall.Find(context, schemas.Value) is { } call
            ? new CompleteQuery(call.Dataset, call.Chain, name.Identifier, call.Model, lambda)
            : null;

    /// <summary>A query without <c>Select</c>, which returns whole rows.</summary>
    private static CompleteQuery? FindWholeRows(IConversionOperation conversion, OperationAnalysisContext context, Lazy<SchemaCatalog> schemas)
    {
        if (conversion.Type is not { Name: "InsightsQuery" }
            || QueryTypes.FindDatasetIdentifier(conversion.Operand.Type) is not { } identifier
            || conversion.Operand.Syntax is not ExpressionSyntax expression
            || schemas.Value.FindByIdentifier(identifier) is not { } dataset)
        {
            return null;
        }

        var model = conversion.SemanticModel!;
        var chain = QueryChain.Read(expression, model, context.CancellationToken);
        var name = expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name.Identifier : chain.StartName;
        return new CompleteQuery(dataset, chain, name, model, Projection: null);
    }
}
