using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
            IBinaryOperation { OperatorMethod: null } comparison when isColumn && value == used && FindTypeProblem(comparison, used) is { } problem => problem,
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
            _ when isColumn && ColumnNameUse.IsUsedAsValue(value) => new(ColumnUseRules.ColumnName, used.Syntax),
            _ => isColumn ? FindUnknownCallProblem(used) : null,
        };
    }

    /// <summary>The problem of a use of the column's text; null if the use has no problem.</summary>
    public static Finding? TextProblemOf(IOperation used) =>
        ColumnNameUse.IsUsedAsValue(used) ? new(ColumnUseRules.ColumnName, used.Syntax) : null;

    /// <summary>Whether a tuple, converted or inside another tuple, is compared or matched. The compiler evaluates the conditions of <c>==</c> immediately.</summary>
    private static bool IsTestedTuple(IOperation tuple) => tuple.Parent switch
    {
        ITupleBinaryOperation or IIsPatternOperation or ISwitchExpressionOperation or ISwitchOperation => true,
        IConversionOperation or ITupleOperation => IsTestedTuple(tuple.Parent),
        _ => false,
    };

    /// <summary>The problem of a comparison with a value of another type, which the compiler rejects; null for any other operation.</summary>
    private static Finding? FindTypeProblem(IBinaryOperation comparison, IOperation column)
    {
        var other = comparison.LeftOperand == column ? comparison.RightOperand : comparison.LeftOperand;
        if (comparison.Syntax is not BinaryExpressionSyntax { OperatorToken.ValueText: var symbol } || ComparisonOperators.FromCSharp(symbol) is null
            || IsNull(other) || other.Type is null or IErrorTypeSymbol)
        {
            return null;
        }

        List<string> valueTypes = [.. ColumnTypes.All.Where(type => type.ColumnClass == column.Type?.Name).Select(type => type.CSharpName.Replace("global::System.", ""))];
        return valueTypes.Count == 0
            ? null
            : new(ColumnUseRules.ValueOfOtherType, column.Syntax, string.Join(" or ", valueTypes), other.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }

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

    /// <summary>Methods that LINQ and strings have and columns lack. The compiler's error for these is about spans and receivers.</summary>
    private static Finding? FindUnknownCallProblem(IOperation operation)
    {
        var syntax = operation.Syntax;
        if (syntax.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax invocation } access
            && access.Expression == syntax
            && IsTextMethod(access.Name.Identifier.ValueText)
            && !QueryTypes.IsTextColumn(operation.Type)
            && IsInvalid(operation, invocation))
        {
            return new(ColumnUseRules.TextMethodOfOtherColumn, syntax, access.Name);
        }

        return syntax.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Contains" } list } call } }
            && IsInvalid(operation, call)
                ? new(ColumnUseRules.ColumnInList, syntax, list.Expression)
                : null;
    }

    private static bool IsTextMethod(string name) =>
        WildcardMethods.FromCSharp(name) is not null || ComparisonOperators.FromCSharp(name)?.GetOperandKind() == OperandKind.Text;

    private static bool IsInvalid(IOperation operation, SyntaxNode call) => operation.Ancestors().Any(a => a is IInvalidOperation && a.Syntax == call);
}
