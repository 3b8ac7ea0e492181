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
        var value = FindConverted(used);
        Finding Decides(bool isNullTest = false) => new(
            !isColumn ? ColumnUseRules.DecidingCondition : isNullTest ? ColumnUseRules.ColumnTestedForNull : ColumnUseRules.DecidingColumn, used.Syntax);

        return value.Parent switch
        {
            IBinaryOperation { OperatorMethod: null, LeftOperand: var left, RightOperand: var right } when isColumn && IsColumn(left) && IsColumn(right) =>
                value == left ? new(ColumnUseRules.ComparedColumns, used.Syntax) : null,
            IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test =>
                Decides(IsNull(test.LeftOperand) || IsNull(test.RightOperand)),
            IIsPatternOperation match when IsTest(match.Pattern) => Decides(IsNullTest(match.Pattern)),
            IIsTypeOperation => Decides(),
            ISwitchExpressionOperation choice when choice.Value == value && choice.Arms.Any(arm => IsTest(arm.Pattern)) => Decides(),
            ISwitchOperation choice when choice.Value == value => Decides(),
            ICoalesceOperation choice when choice.Value == value => new(isColumn ? ColumnUseRules.CoalescedColumn : ColumnUseRules.CoalescedCondition, used.Syntax),
            ITupleOperation tuple when IsTestedTuple(tuple) => Decides(),
            IInvocationOperation { TargetMethod: { Name: nameof(Equals) or nameof(GetHashCode), ContainingType.SpecialType: SpecialType.System_Object } } => Decides(),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsStatic: true, Name: nameof(Equals) or nameof(ReferenceEquals), ContainingType.SpecialType: SpecialType.System_Object } test } call } =>
                test.Name == nameof(ReferenceEquals) && call.Arguments.All(a => IsColumn(a.Value)) ? null : Decides(),
            IArgumentOperation { Parent: IInvocationOperation call } when ObjectComparison.ComparesObjects(call.TargetMethod) && !QueryTypes.IsCondition(call.Instance?.Type) =>
                ObjectComparison.HasOtherOperand(call, value, IsColumn) ? null : Decides(),
            _ => isColumn ? TextProblemOf(value, used) : null,
        };
    }

    /// <summary>
    /// The problem of a use of what holds a column, such as a variable; null if the use has no problem. It can be null and can hold one of
    /// several columns, so it can be tested for null, for a type and for a column, but not for a value.
    /// </summary>
    public static Finding? ProblemOfHolder(IOperation used) =>
        IsComparedWithValue(FindConverted(used)) ? new(ColumnUseRules.DecidingColumn, used.Syntax) : TextProblemOf(used, used);

    private static Finding? TextProblemOf(IOperation value, IOperation used) =>
        ColumnNameUse.IsUsedAsValue(value) ? new(ColumnUseRules.ColumnName, used.Syntax) : null;

    private static bool IsComparedWithValue(IOperation holder) => holder.Parent switch
    {
        IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test =>
            IsValue(test.LeftOperand == holder ? test.RightOperand : test.LeftOperand),
        IIsPatternOperation match => IsValueTest(match.Pattern),
        IIsTypeOperation test => IsValueType(test.TypeOperand),
        ISwitchExpressionOperation choice => choice.Value == holder && choice.Arms.Any(arm => IsValueTest(arm.Pattern)),
        ISwitchOperation choice => choice.Value == holder && choice.Cases.SelectMany(c => c.Clauses).Any(IsValueTest),
        ITupleOperation => FindOtherElement(holder) is { } element && IsValue(element),
        IInvocationOperation { TargetMethod: { Name: nameof(Equals), ContainingType.SpecialType: SpecialType.System_Object } } test => test.Arguments.All(a => IsValue(a.Value)),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsStatic: true, Name: nameof(Equals) or nameof(ReferenceEquals), ContainingType.SpecialType: SpecialType.System_Object } } test } =>
            test.Arguments.Any(a => IsValue(a.Value)),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: nameof(Equals) } method } test } =>
            ObjectComparison.ComparesObjects(method) && ObjectComparison.HasOtherOperand(test, holder, IsValue),
        _ => false,
    };

    /// <summary>Finds what a comparison of two tuples compares with an element; null if the other tuple is not written here.</summary>
    private static IOperation? FindOtherElement(IOperation element) => element.Parent switch
    {
        ITupleBinaryOperation test => RemoveConversions(test.LeftOperand == element ? test.RightOperand : test.LeftOperand),
        IConversionOperation conversion => FindOtherElement(conversion),
        ITupleOperation tuple => FindOtherElement(tuple) is ITupleOperation other && other.Elements.Length == tuple.Elements.Length ? RemoveConversions(other.Elements[tuple.Elements.IndexOf(element)]) : null,
        _ => null,
    };

    /// <summary>Whether an operand is a value that is no column. An object can be one.</summary>
    private static bool IsValue(IOperation operand) =>
        RemoveConversions(operand) is { Type.IsSealed: true } value && !IsNull(value) && !IsColumn(value);

    /// <summary>Whether a tuple, converted or inside another tuple, is compared or matched. The compiler evaluates the conditions of <c>==</c> immediately.</summary>
    private static bool IsTestedTuple(IOperation tuple) => tuple.Parent switch
    {
        ITupleBinaryOperation or IIsPatternOperation or ISwitchExpressionOperation or ISwitchOperation => true,
        IInvocationOperation call => ObjectComparison.ComparesObjects(call.TargetMethod),
        IArgumentOperation { Parent: IInvocationOperation call } => ObjectComparison.ComparesObjects(call.TargetMethod),
        IConversionOperation or ITupleOperation => IsTestedTuple(tuple.Parent),
        _ => false,
    };

    private static bool IsColumn(IOperation operand) => QueryTypes.IsColumnOrBooleanColumn(RemoveConversions(operand).Type);

    private static bool IsNull(IOperation operand) => RemoveConversions(operand).ConstantValue is { HasValue: true, Value: null };

    private static IOperation FindConverted(IOperation used)
    {
        while (used.Parent is IConversionOperation conversion)
        {
            used = conversion;
        }

        return used;
    }

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

    private static bool IsValueTest(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation not => IsValueTest(not.Pattern),
        IBinaryPatternOperation pair => IsValueTest(pair.LeftPattern) || IsValueTest(pair.RightPattern),
        IConstantPatternOperation constant => !IsNull(constant.Value),
        IRelationalPatternOperation => true,
        ITypePatternOperation { MatchedType: var type } => IsValueType(type),
        IDeclarationPatternOperation { MatchedType: var type } => IsValueType(type),
        _ => false,
    };

    private static bool IsValueTest(ICaseClauseOperation clause) => clause switch
    {
        IPatternCaseClauseOperation match => IsValueTest(match.Pattern),
        ISingleValueCaseClauseOperation single => !IsNull(single.Value),
        _ => false,
    };

    /// <summary>Whether no column has a type.</summary>
    private static bool IsValueType(ITypeSymbol? type) => type is { IsSealed: true } && !QueryTypes.IsColumnOrBooleanColumn(type);
}
