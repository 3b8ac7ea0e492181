using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Follows the name of a column through code that uses it as a row's value: into what a column is compared with, and into
/// what decides between conditions. Code that selects a column by its name is neither.
/// </summary>
internal static class ColumnNameUse
{
    /// <summary>The number of steps to follow. Code that people write has fewer.</summary>
    private const int MaxSteps = 64;

    /// <summary>Whether the text of a column, created from it as it is used here, is used where a row's value is expected.</summary>
    public static bool IsUsedAsValue(IOperation column) => FindTextOperation(column) is { } textOperation
        && FlowsIntoValue(textOperation, isName: textOperation is IPropertyReferenceOperation, MaxSteps);

    /// <summary>Finds the operation that creates a text from a column: <c>$"{x.Name}"</c>, <c>"a" + x.Name</c>, <c>x.Name.ToString()</c>, <c>x.Name.Name</c>, <c>string.Concat(x.Name)</c>.</summary>
    private static IOperation? FindTextOperation(IOperation value) => value.Parent switch
    {
        IInterpolationOperation { Parent: { } textOperation } => textOperation,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } textOperation => textOperation,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } textOperation => textOperation,
        IInvocationOperation { TargetMethod.Name: nameof(ToString) } call when call.Instance == value => call,
        IPropertyReferenceOperation { Property.Name: "Name" } name when name.Instance == value => name,
        IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation => FindTextOperation(value.Parent),
        IArgumentOperation { Parent: IInvocationOperation call } when IsInSystemNamespace(call.TargetMethod) && IsStringOrBuilder(call.Type) => call,
        _ => null,
    };

    private static bool FlowsIntoValue(IOperation value, bool isName, int remainingSteps)
    {
        while (remainingSteps-- > 0)
        {
            switch (value.Parent)
            {
                case IBinaryOperation { OperatorMethod.ContainingType: var type } when QueryTypes.IsColumnOrBooleanColumn(type):
                    return true;

                case IBinaryOperation { Type.SpecialType: SpecialType.System_Boolean } or ITupleBinaryOperation or IIsPatternOperation:
                case IInvocationOperation { Type.SpecialType: SpecialType.System_Boolean } test when test.Instance == value && IsInSystemNamespace(test.TargetMethod):
                case IArgumentOperation { Parent: IInvocationOperation { Type.SpecialType: SpecialType.System_Boolean } check } when IsInSystemNamespace(check.TargetMethod):
                    // Code that reads the name and compares it chooses among columns.
                    if (isName)
                    {
                        return false;
                    }

                    value = value.Parent is IArgumentOperation { Parent: { } tested } ? tested : value.Parent!;
                    continue;

                case IArgumentOperation { Parent: IInvocationOperation call }:
                    if (QueryTypes.IsColumnOrBooleanColumn(call.TargetMethod.ContainingType))
                    {
                        return true;
                    }

                    if (!IsInSystemNamespace(call.TargetMethod) || call.TargetMethod.ReturnsVoid)
                    {
                        return false;
                    }

                    value = call;
                    continue;

                case IInvocationOperation call when call.Instance == value && IsInSystemNamespace(call.TargetMethod):
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
                    return IsLocalUsedAsValue(variable.Symbol, variable, isName, remainingSteps);

                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation variable } assignment when assignment.Value == value:
                    return IsLocalUsedAsValue(variable.Local, variable, isName, remainingSteps);

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

    /// <summary>Whether a local that has the text is used as a value.</summary>
    private static bool IsLocalUsedAsValue(ILocalSymbol local, IOperation declaration, bool isName, int remainingSteps)
    {
        var scope = declaration.Ancestors().LastOrDefault(a => a is IBlockOperation or IAnonymousFunctionOperation) ?? declaration;
        return scope.Descendants().OfType<ILocalReferenceOperation>().Any(use =>
            SymbolEqualityComparer.Default.Equals(use.Local, local)
            && !(use.Parent is IAssignmentOperation assignment && assignment.Target == use)
            && FlowsIntoValue(use, isName, Math.Min(remainingSteps, MaxSteps / 8)));
    }

    /// <summary>Whether a choice is between conditions, by its type or, for statements, by the return type of the lambda around it.</summary>
    private static bool DecidesCondition(IOperation choice) => choice.Type is { } type
        ? QueryTypes.IsCondition(type)
        : choice.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault() is { Symbol.ReturnType: var result } && QueryTypes.IsCondition(result);

    private static bool IsColumn(ITypeSymbol? type) => QueryTypes.IsColumnOrBooleanColumn(type);

    private static bool IsStringOrBuilder(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_String } or { Name: "StringBuilder" };

    /// <summary>Whether a member is in the namespace <c>System</c> or one of its namespaces.</summary>
    public static bool IsInSystemNamespace(ISymbol member)
    {
        var space = member.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space?.Name == nameof(System);
    }
}
