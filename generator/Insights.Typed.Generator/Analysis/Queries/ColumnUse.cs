using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static Insights.Typed.Generator.Analysis.Queries.ComparedOperand;

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
            ITupleOperation tuple when IsTestedTuple(tuple) || (FindOtherElement(value) is { } element && IsDecided(used, element)) || IsComparedWithValueOfTuple(value, tuple) => Decides(),
            IInvocationOperation { TargetMethod: { Name: nameof(Equals) or nameof(GetHashCode), ContainingType.SpecialType: SpecialType.System_Object } } => Decides(),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsStatic: true, Name: nameof(Equals) or nameof(ReferenceEquals), ContainingType.SpecialType: SpecialType.System_Object } test } call } =>
                test.Name == nameof(ReferenceEquals) && call.Arguments.All(a => IsColumn(a.Value)) ? null : Decides(),
            IArgumentOperation when ObjectComparison.FindOtherOperand(value) is { } other && IsDecided(used, other) => Decides(),
            IArgumentOperation when ObjectComparison.FindSearchedCollection(value) is { } collection && HasOnlyValues(collection) => Decides(),
            _ => isColumn ? TextProblemOf(value, used) : null,
        };
    }

    /// <summary>
    /// The problem of a use of what holds a column, such as a variable; null if the use has no problem. It can be null and can hold one of
    /// several columns, so it can be tested for null, for a type and for a column, but not for a value.
    /// </summary>
    public static Finding? ProblemOfHolder(IOperation used) =>
        IsComparedWithValue(FindConverted(used)) ? new(ColumnUseRules.DecidingColumn, used.Syntax) : TextProblemOf(used, used);

    /// <summary>
    /// Whether it is certain that the comparison of a column or condition of a query with an operand is the same for all rows: with a value, null,
    /// or another column or condition, for which the first of the two is reported.
    /// </summary>
    private static bool IsDecided(IOperation used, IOperation operand) =>
        IsValue(operand) || IsNull(operand) || ((IsColumnOfDataset(operand) || IsCreatedCondition(operand)) && used.Syntax.SpanStart < operand.Syntax.SpanStart);

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
        ITupleOperation tuple => (FindOtherElement(holder) is { } element && IsValue(element)) || IsComparedWithValueOfTuple(holder, tuple),
        IInvocationOperation { TargetMethod: { Name: nameof(Equals), ContainingType.SpecialType: SpecialType.System_Object } } test => test.Arguments.All(a => IsValue(a.Value)),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsStatic: true, Name: nameof(Equals) or nameof(ReferenceEquals), ContainingType.SpecialType: SpecialType.System_Object } } test } =>
            test.Arguments.Any(a => IsValue(a.Value)),
        IArgumentOperation => (ObjectComparison.FindOtherOperand(holder) is { } other && IsValue(other))
            || (ObjectComparison.FindSearchedCollection(holder) is { } collection && HasOnlyValues(collection)),
        _ => false,
    };

    /// <summary>Finds what a comparison of two tuples compares with an element; null if the other tuple is not written here.</summary>
    private static IOperation? FindOtherElement(IOperation element) => element.Parent switch
    {
        ITupleBinaryOperation test => RemoveConversions(test.LeftOperand == element ? test.RightOperand : test.LeftOperand),
        IConversionOperation conversion => FindOtherElement(conversion),
        IInvocationOperation or IArgumentOperation => ObjectComparison.FindOtherOperand(element) is { } other ? RemoveConversions(other) : null,
        ITupleOperation tuple => FindOtherElement(tuple) is ITupleOperation other && other.Elements.Length == tuple.Elements.Length ? RemoveConversions(other.Elements[tuple.Elements.IndexOf(element)]) : null,
        _ => null,
    };

    /// <summary>Whether a tuple is compared with one that is not written here, but whose type has a value in the place of an element.</summary>
    private static bool IsComparedWithValueOfTuple(IOperation element, ITupleOperation tuple) =>
        FindOtherElement(tuple) is not ITupleOperation and { Type: INamedTypeSymbol { TupleElements: { IsDefaultOrEmpty: false } others } }
        && others.Length == tuple.Elements.Length
        && IsValueType(others[tuple.Elements.IndexOf(element)].Type);

    /// <summary>Whether a tuple, converted or inside another tuple, is compared by an operator or matched. The compiler evaluates the conditions of <c>==</c> immediately.</summary>
    private static bool IsTestedTuple(IOperation tuple) => tuple.Parent switch
    {
        ITupleBinaryOperation or IIsPatternOperation or ISwitchExpressionOperation or ISwitchOperation => true,
        IConversionOperation or ITupleOperation => IsTestedTuple(tuple.Parent),
        _ => false,
    };

    private static IOperation FindConverted(IOperation used)
    {
        while (used.Parent is IConversionOperation conversion)
        {
            used = conversion;
        }

        return used;
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
}
