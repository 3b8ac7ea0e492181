using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>What a column or a condition is used for, and what is wrong with that.</summary>
internal static class ColumnUse
{
    private const string NoTestForNull = "The language has no test for a missing value.";

    /// <summary>What is to be said of the use; null where nothing is.</summary>
    public static string? FaultOf(IOperation used, bool isColumn)
    {
        var value = used;
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        var what = isColumn ? $"{used.Syntax} is a column, not a row's value" : $"'{used.Syntax}' is a condition, which the service evaluates for each row";
        return value.Parent switch
        {
            IBinaryOperation { OperatorMethod: null, LeftOperand: var left, RightOperand: var right } when isColumn && IsColumn(left) && IsColumn(right) =>
                value == left ? $"{what}, and so is the other side: the language compares a column with a value only. Compare the rows that were read." : null,
            IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test =>
                Decides(what, IsNull(test.LeftOperand) || IsNull(test.RightOperand), isColumn),
            IIsPatternOperation match when Tests(match.Pattern) => Decides(what, IsNullTest(match.Pattern), isColumn),
            ISwitchExpressionOperation choice when choice.Value == value && choice.Arms.Any(arm => Tests(arm.Pattern)) => Decides(what, isNullTest: false, isColumn),
            ISwitchOperation choice when choice.Value == value => Decides(what, isNullTest: false, isColumn),
            ICoalesceOperation choice when choice.Value == value => isColumn
                ? $"{what}, and never null, so what stands behind ?? is never used. The language puts no value in place of a missing one."
                : $"{what}, and is never null, so the other side of ?? is never used. Join conditions with &&.",
            ITupleOperation tuple when IsTested(tuple) => Decides(what, isNullTest: false, isColumn),
            IInvocationOperation { TargetMethod: { Name: nameof(Equals) or nameof(GetHashCode), ContainingType.SpecialType: SpecialType.System_Object } } => Decides(what, isNullTest: false, isColumn),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsStatic: true, Name: nameof(Equals) or nameof(ReferenceEquals), ContainingType.SpecialType: SpecialType.System_Object } test } call } =>
                test.Name == nameof(ReferenceEquals) && call.Arguments.All(a => IsColumn(a.Value)) ? null : Decides(what, isNullTest: false, isColumn),
            _ when isColumn && ColumnText.IsTakenForValue(value) => $"{what}: its text is its name. The language compares a column with a value only.",
            _ => isColumn ? OfUnknownCall(used) : null,
        };
    }

    /// <summary>What is to be said where only the text of the column is looked at; null where nothing is.</summary>
    public static string? TextFaultOf(IOperation used) =>
        ColumnText.IsTakenForValue(used) ? $"{used.Syntax} is a column, not a row's value: its text is its name. The language compares a column with a value only." : null;

    private static string Decides(string what, bool isNullTest, bool isColumn) =>
        $"{what}, so this decides the same for all rows. {(!isColumn ? "Join conditions with &&." : isNullTest ? NoTestForNull : "Compare a column by ==, !=, <, >, <= or >=.")}";

    /// <summary>Whether a tuple, converted or in another one, is compared or matched. The compiler asks the conditions of <c>==</c> at once.</summary>
    private static bool IsTested(IOperation tuple) => tuple.Parent switch
    {
        ITupleBinaryOperation or IIsPatternOperation or ISwitchExpressionOperation or ISwitchOperation => true,
        IConversionOperation or ITupleOperation => IsTested(tuple.Parent),
        _ => false,
    };

    private static bool IsColumn(IOperation operand) => QueryTypes.IsColumnOrFlag(Bare(operand).Type);

    private static bool IsNull(IOperation operand) => Bare(operand).ConstantValue is { HasValue: true, Value: null };

    private static IOperation Bare(IOperation operand)
    {
        while (operand is IConversionOperation conversion)
        {
            operand = conversion.Operand;
        }

        return operand;
    }

    /// <summary>Whether a pattern can fail. One that only gives a name to what it matches cannot.</summary>
    private static bool Tests(IPatternOperation pattern) => pattern is not (IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true });

    private static bool IsNullTest(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation not => IsNullTest(not.Pattern),
        IConstantPatternOperation constant => IsNull(constant.Value),
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } => true,
        _ => false,
    };

    /// <summary>Calls that LINQ and text have and columns lack. The compiler's own error tells of spans and receivers.</summary>
    private static string? OfUnknownCall(IOperation used)
    {
        var syntax = used.Syntax;
        if (syntax.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax own } access
            && access.Expression == syntax
            && access.Name.Identifier.ValueText is "Contains" or "StartsWith" or "EndsWith" or "Like" or "NotLike"
            && !QueryTypes.IsTextColumn(used.Type)
            && IsInvalid(used, own))
        {
            return $"{syntax} is no column of text, and {access.Name} is for text only. Compare it by ==, !=, <, >, <= or >=, or use In.";
        }

        return syntax.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Contains" } list } call } }
            && IsInvalid(used, call)
                ? $"{syntax} is a column, not a row's value, so a list cannot be searched for it. Write {syntax}.In({list.Expression})."
                : null;
    }

    private static bool IsInvalid(IOperation used, SyntaxNode call) => used.Ancestors().Any(a => a is IInvalidOperation && a.Syntax == call);
}
