using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Finds the method by which a query merges rows, <c>Distinct</c> or <c>Aggregated</c>, in its chain and in the declarations it starts from.</summary>
internal sealed class MergingMethodFinder(CancellationToken cancellationToken)
{
    /// <summary>The number of declarations to follow. Code that people write has fewer.</summary>
    private const int MaxDeclarations = 8;

    /// <summary>Finds the name of the method; null if the query does not merge rows.</summary>
    public string? Find(IOperation? query) => Find(query, MaxDeclarations);

    private string? Find(IOperation? query, int declarationsLeft)
    {
        while (query is not null && declarationsLeft >= 0)
        {
            switch (query)
            {
                case IInvocationOperation { TargetMethod: var method } when QueryTypes.MergesRows(method):
                    return method.Name;

                case IInvocationOperation { Instance: { } receiver } when QueryTypes.IsQuery(receiver.Type):
                    query = receiver;
                    break;

                case IInvocationOperation { SemanticModel: { } model } call:
                    return VisibleCode.FindBody(call.TargetMethod, model, cancellationToken)?.DescendantsAndSelf().OfType<IReturnOperation>()
                        .Select(r => Find(r.ReturnedValue, declarationsLeft - 1)).FirstOrDefault(found => found is not null);

                case IConditionalAccessOperation access:
                    return Find(access.Operation, declarationsLeft) ?? Find(access.WhenNotNull, declarationsLeft);

                case IConditionalAccessInstanceOperation:
                    query = query.Parent;
                    while (query is not (null or IConditionalAccessOperation))
                    {
                        query = query.Parent;
                    }

                    query = (query as IConditionalAccessOperation)?.Operation;
                    break;

                case IConversionOperation conversion:
                    query = conversion.Operand;
                    break;

                case ITranslatedQueryOperation translated:
                    query = translated.Operation;
                    break;

                case { Syntax: ExpressionSyntax syntax, SemanticModel: { } model } when ExpressionBranches.FindChoices(syntax) is not null:
                    return ExpressionBranches.Get(syntax).Select(choice => Find(model.GetOperation(choice, cancellationToken), declarationsLeft)).FirstOrDefault(found => found is not null);

                default:
                    query = VisibleCode.FindValue(query, cancellationToken);
                    declarationsLeft--;
                    break;
            }
        }

        return null;
    }
}
