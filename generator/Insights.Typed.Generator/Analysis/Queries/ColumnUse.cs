using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>Finds columns and conditions that are used as values.</summary>
internal static class ColumnUse
{
    /// <summary>The problem of the use; null if the use has no problem.</summary>
    public static Finding? ProblemOf(IOperation used, bool isColumn)
    {
        var value = used;
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        Finding Decides(bool isNullTest = false) => new(
            !isColumn ? ColumnUseRules.DecidingCondition : isNullTest ? ColumnUseRules.ColumnTestedForNull : ColumnUseRules.DecidingColumn, used.Syntax);

        return value.Parent switch
        {
            IBinaryOperation { OperatorMethod: null, LeftOperand: var left, RightOperand: var right } when isColumn && IsColumn(left) && IsColumn(right) =>
                value == left ? new(ColumnUseRules.ComparedColumns, used.Syntax) : null,
            IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test =>
                Decides(IsNull(test.LeftOperand) || IsNull(test.RightOperand)),
            IIsPatternOperation match when IsTest(match.Pattern) => Decides(IsNullTest(match.Pattern)),
            ISwitchExpressionOperation choice when choice.Value == value && choice.Arms.Any(arm => IsTest(arm.Pattern)) => Decides(),
            ISwitchOperation choice when choice.Value == value => Decides(),
            ICoalesceOperation choice when choice.Value == value => new(isColumn ? ColumnUseRules.CoalescedColumn : ColumnUseRules.CoalescedCondition, used.Syntax),
            ITupleOperation tuple when IsTestedTuple(tuple) => Decides(),
            IInvocationOperation { TargetMethod: { Name: nameof(Equals) or nameof(GetHashCode), ContainingType.SpecialType: SpecialType.System_Object } } => Decides(),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsStatic: true, Name: nameof(Equals) or nameof(ReferenceEquals), ContainingType.SpecialType: SpecialType.System_Object } test } call } =>
                test.Name == nameof(ReferenceEquals) && call.Arguments.All(a => IsColumn(a.Value)) ? null : Decides(),
            _ => isColumn ? TextProblemOf(value, used) : null,
        };
    }

    /// <summary>The problem of a use of the column's text; null if the use has no problem.</summary>
    public static Finding? TextProblemOf(IOperation used) => TextProblemOf(used, used);

    private static Finding? TextProblemOf(IOperation value, IOperation used) =>
        ColumnNameUse.IsUsedAsValue(value) ? new(ColumnUseRules.ColumnName, used.Syntax) : null;

    /// <summary>Whether a tuple, converted or inside another tuple, is compared or matched. The compiler evaluates the conditions of <c>==</c> immediately.</summary>
    private static bool IsTestedTuple(IOperation tuple) => tuple.Parent switch
    {
        ITupleBinaryOperation or IIsPatternOperation or ISwitchExpressionOperation or ISwitchOperation => true,
        IConversionOperation or ITupleOperation => IsTestedTuple(tuple.Parent),
        _ => false,
    };

    private static bool IsColumn(IOperation operand) => QueryTypes.IsColumnOrBooleanColumn(RemoveConversions(operand).Type);

    private static bool IsNull(IOperation operand) => RemoveConversions(operand).ConstantValue is { HasValue: true, Value: null };

    private static IOperation RemoveConversions(IOperation operand)
    {
        while (operand is IConversionOperation conversion)
        {
            operand = conversion.Operand;
        }

        return operand;
    }

    /// <summary>Whether a pattern can fail. A pattern that only declares a variable cannot.</summary>
    private static bool IsTest(IPatternOperation pattern) => pattern is not (IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true });

    private static bool IsNullTest(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation not => IsNullTest(not.Pattern),
        IConstantPatternOperation constant => IsNull(constant.Value),
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } => true,
        _ => false,
    };
}
