using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Whether a query was given <c>Distinct()</c>, as far as its chain and the declarations it starts from tell.</summary>
internal sealed class DistinctQuery(CancellationToken cancellationToken)
{
    /// <summary>A chain of declarations that name each other; longer ones are not written by people.</summary>
    private const int MaxDeclarations = 8;

    public bool Is(IOperation? query) => Is(query, MaxDeclarations);

    private bool Is(IOperation? query, int declarationsLeft)
    {
        while (query is not null && declarationsLeft >= 0)
        {
            switch (query)
            {
                case IInvocationOperation { TargetMethod: var method } when QueryTypes.IsDistinct(method):
                    return true;

                case IInvocationOperation { Instance: { } receiver } when QueryTypes.IsQuery(receiver.Type):
                    query = receiver;
                    break;

                case IInvocationOperation { SemanticModel: { } model } call:
                    return VisibleCode.BodyOf(call.TargetMethod, model, cancellationToken) is { } body
                        && body.DescendantsAndSelf().OfType<IReturnOperation>().Any(r => Is(r.ReturnedValue, declarationsLeft - 1));

                case IConditionalAccessOperation access:
                    return Is(access.Operation, declarationsLeft) || Is(access.WhenNotNull, declarationsLeft);

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

                case IConditionalOperation choice:
                    return Is(choice.WhenTrue, declarationsLeft) || Is(choice.WhenFalse, declarationsLeft);

                case ICoalesceOperation choice:
                    return Is(choice.Value, declarationsLeft) || Is(choice.WhenNull, declarationsLeft);

                default:
                    query = VisibleCode.ValueOf(query, cancellationToken);
                    declarationsLeft--;
                    break;
            }
        }

        return false;
    }
}
