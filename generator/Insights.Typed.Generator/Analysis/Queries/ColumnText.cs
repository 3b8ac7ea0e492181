using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Follows the name of a column through the code that takes it for a row's value: into what a column is compared with, and into
/// what decides between conditions. Code that picks a column by its name is none of these.
/// </summary>
internal static class ColumnText
{
    /// <summary>Longer ways are not written by people.</summary>
    private const int MaxSteps = 64;

    /// <summary>Whether the text of a column, made from it as it is used here, ends where a row's value is expected.</summary>
    public static bool IsTakenForValue(IOperation column) => MakerOf(column) is { } text
        && Follow(text, isName: text is IPropertyReferenceOperation, MaxSteps);

    /// <summary>What makes a text of a column: <c>$"{x.Name}"</c>, <c>"a" + x.Name</c>, <c>x.Name.ToString()</c>, <c>x.Name.Name</c>, <c>string.Concat(x.Name)</c>.</summary>
    private static IOperation? MakerOf(IOperation value) => value.Parent switch
    {
        IInterpolationOperation { Parent: { } text } => text,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } text => text,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } text => text,
        IInvocationOperation { TargetMethod.Name: nameof(ToString) } call when call.Instance == value => call,
        IPropertyReferenceOperation { Property.Name: "Name" } name when name.Instance == value => name,
        IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation => MakerOf(value.Parent),
        IArgumentOperation { Parent: IInvocationOperation call } when IsOfBaseLibrary(call.TargetMethod) && IsTextual(call.Type) => call,
        _ => null,
    };

    private static bool Follow(IOperation value, bool isName, int stepsLeft)
    {
        while (stepsLeft-- > 0)
        {
            switch (value.Parent)
            {
                case IBinaryOperation { OperatorMethod.ContainingType: var type } when QueryTypes.IsColumnOrFlag(type):
                    return true;

                case IBinaryOperation { Type.SpecialType: SpecialType.System_Boolean } or ITupleBinaryOperation or IIsPatternOperation:
                case IInvocationOperation { Type.SpecialType: SpecialType.System_Boolean } test when test.Instance == value && IsOfBaseLibrary(test.TargetMethod):
                case IArgumentOperation { Parent: IInvocationOperation { Type.SpecialType: SpecialType.System_Boolean } check } when IsOfBaseLibrary(check.TargetMethod):
                    // Who asks for the name and compares it chooses among columns.
                    if (isName)
                    {
                        return false;
                    }

                    value = value.Parent is IArgumentOperation { Parent: { } tested } ? tested : value.Parent!;
                    continue;

                case IArgumentOperation { Parent: IInvocationOperation call }:
                    if (QueryTypes.IsColumnOrFlag(call.TargetMethod.ContainingType))
                    {
                        return true;
                    }

                    if (!IsOfBaseLibrary(call.TargetMethod) || call.TargetMethod.ReturnsVoid)
                    {
                        return false;
                    }

                    value = call;
                    continue;

                case IInvocationOperation call when call.Instance == value && IsOfBaseLibrary(call.TargetMethod):
                    value = call;
                    continue;

                case IConditionalOperation choice when choice.Condition == value:
                    if (isName || choice.Type is null || IsColumn(choice.Type) || QueryTypes.IsCondition(choice.Type))
                    {
                        return !isName && DecidesCondition(choice);
                    }

                    value = choice;
                    continue;

                case ISwitchExpressionOperation choice when choice.Value == value:
                    if (isName || IsColumn(choice.Type) || QueryTypes.IsCondition(choice.Type))
                    {
                        return !isName && DecidesCondition(choice);
                    }

                    value = choice;
                    continue;

                case ISwitchOperation choice when choice.Value == value:
                    return !isName && DecidesCondition(choice);

                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable }:
                    return IsTakenFrom(variable.Symbol, variable, isName, stepsLeft);

                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation variable } assignment when assignment.Value == value:
                    return IsTakenFrom(variable.Local, variable, isName, stepsLeft);

                case IConversionOperation or IInterpolationOperation or IInterpolatedStringOperation or IConditionalAccessOperation or ICoalesceOperation or IConditionalOperation
                    or ISwitchExpressionArmOperation or ISwitchExpressionOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation
                    or ITupleOperation or IPropertyReferenceOperation or IBinaryOperation or IUnaryOperation:
                    value = value.Parent!;
                    continue;

                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether a local that holds it is used so.</summary>
    private static bool IsTakenFrom(ILocalSymbol local, IOperation declaration, bool isName, int stepsLeft)
    {
        var scope = declaration.Ancestors().LastOrDefault(a => a is IBlockOperation or IAnonymousFunctionOperation) ?? declaration;
        return scope.Descendants().OfType<ILocalReferenceOperation>().Any(use =>
            SymbolEqualityComparer.Default.Equals(use.Local, local)
            && !(use.Parent is IAssignmentOperation assignment && assignment.Target == use)
            && Follow(use, isName, Math.Min(stepsLeft, MaxSteps / 8)));
    }

    /// <summary>Whether a choice is between conditions, by its type or, for statements, by what the lambda around it returns.</summary>
    private static bool DecidesCondition(IOperation choice) => choice.Type is { } type
        ? QueryTypes.IsCondition(type)
        : choice.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault() is { Symbol.ReturnType: var result } && QueryTypes.IsCondition(result);

    private static bool IsColumn(ITypeSymbol? type) => QueryTypes.IsColumnOrFlag(type) || type is { Name: "Column" };

    private static bool IsTextual(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_String } or { Name: "StringBuilder" };

    private static bool IsOfBaseLibrary(IMethodSymbol method)
    {
        var space = method.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space?.Name == nameof(System);
    }
}
