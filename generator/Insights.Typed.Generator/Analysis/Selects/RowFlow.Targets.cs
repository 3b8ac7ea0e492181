using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <content>What the row is assigned to: variables, members, and the parts of patterns and deconstructions.</content>
internal sealed partial class RowFlow
{
    private void FollowPattern(IPatternOperation pattern)
    {
        var declared = pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            IListPatternOperation list => list.DeclaredSymbol,
            _ => null,
        };
        if (declared is not null)
        {
            Values.Add(declared);
        }

        if (pattern is IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method })
        {
            EnterWithReceiver(method, body.IsInLambda);
        }
    }

    private void FollowDeconstruction(DeconstructionInfo deconstruction)
    {
        if (deconstruction.Method is { } method)
        {
            EnterWithReceiver(method, body.IsInLambda);
        }

        foreach (var nested in deconstruction.Nested)
        {
            FollowDeconstruction(nested);
        }
    }

    private void FollowTargets(IOperation targets)
    {
        foreach (var target in targets.DescendantsAndSelf())
        {
            if (target is IVariableDeclaratorOperation variable)
            {
                Values.Add(variable.Symbol);
            }
            else if (target is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation)
            {
                FollowTarget(target);
            }
        }
    }

    /// <summary>Adds the target of an assignment; for a part of an object, also the object.</summary>
    private void FollowTarget(IOperation? target)
    {
        for (; target is not null; target = GetInstance(target))
        {
            switch (target)
            {
                case ILocalReferenceOperation local:
                    Values.Add(local.Local);
                    break;
                case IParameterReferenceOperation parameter:
                    Values.Add(parameter.Parameter);
                    break;
                case IMemberReferenceOperation member and (IFieldReferenceOperation or IPropertyReferenceOperation):
                    Values.Add(member.Member);
                    break;
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } when body.Function is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor:
                    Values.Add(constructor);
                    break;
            }
        }
    }

    private static IOperation? GetInstance(IOperation target) => target switch
    {
        IMemberReferenceOperation member => member.Instance,
        IArrayElementReferenceOperation element => element.ArrayReference,
        IConversionOperation conversion => conversion.Operand,
        IDeclarationExpressionOperation declaration => declaration.Expression,
        _ => null,
    };
}
