using Insights.Typed.Generator.Model;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>Splits the lambda of a <c>Where</c> into its conditions.</summary>
internal sealed class ConditionReader(DatasetSchema dataset, SemanticModel model, CancellationToken cancellationToken)
{
    public IEnumerable<ChainCondition> Read(ChainCall where) =>
        where.Body is null ? [CreateUnknown(null)] : Read(where.Body, where.Parameter);

    private static ChainCondition CreateUnknown(ExpressionSyntax? node) => new(node, null, ConditionModel.FromHole(ExpressionText.From(node)));

    private IEnumerable<ChainCondition> Read(ExpressionSyntax expression, string? parameter)
    {
        var plain = ChainCall.RemoveParentheses(expression)!;
        if (plain is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.BitwiseAndExpression } and)
        {
            return Read(and.Left, parameter).Concat(Read(and.Right, parameter));
        }

        return [TryRead(plain, parameter) ?? CreateUnknown(plain)];
    }

    private ChainCondition? TryRead(ExpressionSyntax expression, string? parameter) => expression switch
    {
        BinaryExpressionSyntax comparison => ReadComparison(comparison, parameter),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => ReadBoolean(not, not.Operand, parameter, isTrue: false),
        MemberAccessExpressionSyntax => ReadBoolean(expression, expression, parameter, isTrue: true),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => ReadCall(call, access, parameter),
        _ => null,
    };

    private ChainCondition? ReadComparison(BinaryExpressionSyntax comparison, string? parameter)
    {
        var left = FindColumn(comparison.Left, parameter);
        var column = left ?? FindColumn(comparison.Right, parameter);
        var value = left is null ? comparison.Left : comparison.Right;
        if (column is null || FindOperator(comparison, isMirrored: left is null) is not { } @operator || !IsLibraryOperation(comparison))
        {
            return null;
        }

        return column.Kind == ValueKind.Flag
            ? ReadBooleanComparison(comparison, left is null ? comparison.Right : comparison.Left, value, column, isEqual: @operator == ComparisonOperator.Equal, parameter)
            : ReadValueComparison(comparison, column, @operator, value);
    }

    private ChainCondition? ReadValueComparison(ExpressionSyntax comparison, ColumnSchema column, ComparisonOperator @operator, ExpressionSyntax value) => column.Kind switch
    {
        ValueKind.Date or ValueKind.DateTime => ReadDateComparison(comparison, column, @operator, value),
        ValueKind.Text or ValueKind.Integer or ValueKind.Decimal or ValueKind.Guid => CreateCondition(comparison, column, @operator, ReadValue(value, column)),

        // A Boolean column has no other comparison.
        ValueKind.Flag => null,
    };

    /// <summary>A query compares a Boolean column only by <c>=</c>: with the literal of the value, or of the opposite value.</summary>
    private ChainCondition? ReadBooleanComparison(BinaryExpressionSyntax comparison, ExpressionSyntax operand, ExpressionSyntax value, ColumnSchema column, bool isEqual, string? parameter)
    {
        if (ConstantEvaluator.Evaluate(value, model, cancellationToken) is bool boolean)
        {
            return ReadBoolean(comparison, operand, parameter, boolean == isEqual);
        }

        var isPrimary = ChainCall.RemoveParentheses(value) is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax;
        var opposite = ExpressionText.From(ChainCall.RemoveParentheses(value));
        return CreateCondition(comparison, column, ComparisonOperator.Equal, QueryValue.FromHole(isEqual ? ExpressionText.From(value) : isPrimary ? $"!{opposite}" : $"!({opposite})"));
    }

    /// <summary>A moment between two values of the column changes the operator. Only a day is never such a moment.</summary>
    private ChainCondition ReadDateComparison(ExpressionSyntax comparison, ColumnSchema column, ComparisonOperator @operator, ExpressionSyntax value)
    {
        var hasTime = column.Kind == ValueKind.DateTime;
        var isEquality = @operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
        if (ConstantEvaluator.Evaluate(value, model, cancellationToken) is QueryDateTime moment && (!isEquality || !moment.IsMorePreciseThanColumn(hasTime)))
        {
            return CreateCondition(comparison, column, moment.AdjustOperator(@operator, hasTime), moment.ToValue(hasTime));
        }

        var isDay = model.GetTypeInfo(value, cancellationToken).Type is { Name: "DateOnly" };
        return CreateCondition(comparison, column, @operator, QueryValue.FromHole(ExpressionText.From(value))) with
        {
            HasUnknownOperator = @operator.ForEarlierValue() is not null && !isDay,
        };
    }

    private ChainCondition? ReadBoolean(ExpressionSyntax node, ExpressionSyntax operand, string? parameter, bool isTrue) =>
        FindColumn(operand, parameter) is { Kind: ValueKind.Flag, BooleanFormat: { } format } column
            ? CreateCondition(node, column, ComparisonOperator.Equal, QueryValue.FromText(isTrue ? format.True : format.False))
            : null;

    private ChainCondition? ReadCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, string? parameter)
    {
        if (FindColumn(access.Expression, parameter) is not { } column || !IsLibraryOperation(call))
        {
            return null;
        }

        var method = access.Name.Identifier.ValueText;
        if (column.Kind == ValueKind.Flag)
        {
            return null;
        }

        if (column.Kind == ValueKind.Text && WildcardMethods.FromCSharp(method) is { } wildcards)
        {
            return ReadText(call, column, ComparisonOperator.Like, wildcards);
        }

        if (ComparisonOperators.FromCSharp(method) is not { } @operator)
        {
            return null;
        }

        return @operator.GetOperandKind() switch
        {
            OperandKind.Value => FindSingleArgument(call) is { } value ? ReadValueComparison(call, column, @operator, value) : null,
            OperandKind.List => CreateCondition(call, column, @operator, QueryValue.FromList([.. GetListItems(call.ArgumentList).Select(value => ReadValue(value, column))])),
            OperandKind.Text => column.Kind == ValueKind.Text ? ReadText(call, column, @operator, Wildcards.None) : null,
        };
    }

    private ChainCondition? ReadText(InvocationExpressionSyntax call, ColumnSchema column, ComparisonOperator @operator, Wildcards wildcards) => FindSingleArgument(call) is { } value
        ? CreateCondition(
            call,
            column,
            @operator,
            ConstantEvaluator.Evaluate(value, model, cancellationToken) is string text ? QueryValue.FromText(text, wildcards) : QueryValue.FromHole(ExpressionText.From(value), wildcards))
        : null;

    private static ExpressionSyntax? FindSingleArgument(InvocationExpressionSyntax call) => call.ArgumentList.Arguments is { Count: 1 } one ? one[0].Expression : null;

    private static ChainCondition CreateCondition(ExpressionSyntax node, ColumnSchema column, ComparisonOperator @operator, QueryValue value) =>
        new(node, column, new ConditionModel(column.Name, @operator, value));

    /// <summary>Whether it is a comparison of the library, if the compiler knows it: a project can also declare operators and methods.</summary>
    private bool IsLibraryOperation(ExpressionSyntax comparison) =>
        model.GetSymbolInfo(comparison, cancellationToken).Symbol is not { } method
        || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, model.Compilation.Assembly);

    /// <summary>Gets the values of a list, if the source contains them; otherwise the expression of the list.</summary>
    private static IEnumerable<ExpressionSyntax> GetListItems(ArgumentListSyntax arguments)
    {
        if (arguments.Arguments.Count != 1)
        {
            return arguments.Arguments.Select(a => a.Expression);
        }

        return arguments.Arguments[0].Expression switch
        {
            CollectionExpressionSyntax list when list.Elements.All(e => e is ExpressionElementSyntax) => list.Elements.Cast<ExpressionElementSyntax>().Select(e => e.Expression),
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            var one => [one],
        };
    }

    private ColumnSchema? FindColumn(ExpressionSyntax expression, string? parameter) =>
        ChainCall.FindMember(expression, parameter) is { } member
            ? SelectedColumn.GetAll(dataset).FirstOrDefault(c => c.Schema.Identifier == member)?.Schema
            : null;

    private QueryValue ReadValue(ExpressionSyntax value, ColumnSchema column)
    {
        var known = ConstantEvaluator.Evaluate(value, model, cancellationToken);

        // No row can be equal to a moment between two values of the column, so it is rejected at run time.
        var isInvalid = known is QueryDateTime moment && moment.IsMorePreciseThanColumn(column.Kind == ValueKind.DateTime);
        return (isInvalid ? null : ConstantLiteral.From(known, column.Kind)) ?? QueryValue.FromHole(ExpressionText.From(value));
    }

    private static ComparisonOperator? FindOperator(BinaryExpressionSyntax comparison, bool isMirrored) =>
        ComparisonOperators.FromCSharp(comparison.OperatorToken.ValueText) is { } @operator
            ? isMirrored ? @operator.Mirror() : @operator
            : null;
}
