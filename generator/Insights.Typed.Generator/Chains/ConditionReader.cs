using Insights.Typed.Generator.Model;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>Takes the lambda of a <c>Where</c> apart into its conditions.</summary>
internal sealed class ConditionReader(DatasetSchema dataset, SemanticModel model, CancellationToken cancellationToken)
{
    public IEnumerable<ChainCondition> Read(ChainCall where) =>
        where.Body is null ? [Unknown(null)] : Read(where.Body, where.Parameter);

    private static ChainCondition Unknown(ExpressionSyntax? node) => new(node, null, QueryCondition.FromHole(HoleSource.From(node)));

    private IEnumerable<ChainCondition> Read(ExpressionSyntax expression, string? parameter)
    {
        var plain = ChainCall.Plain(expression)!;
        if (plain is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.BitwiseAndExpression } and)
        {
            return Read(and.Left, parameter).Concat(Read(and.Right, parameter));
        }

        return [ReadOne(plain, parameter) ?? Unknown(plain)];
    }

    private ChainCondition? ReadOne(ExpressionSyntax expression, string? parameter) => expression switch
    {
        BinaryExpressionSyntax comparison => ReadComparison(comparison, parameter),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => ReadFlag(not, not.Operand, parameter, isTrue: false),
        MemberAccessExpressionSyntax => ReadFlag(expression, expression, parameter, isTrue: true),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => ReadCall(call, access, parameter),
        _ => null,
    };

    private ChainCondition? ReadComparison(BinaryExpressionSyntax comparison, string? parameter)
    {
        var left = ColumnOf(comparison.Left, parameter);
        var column = left ?? ColumnOf(comparison.Right, parameter);
        var value = left is null ? comparison.Left : comparison.Right;
        if (column is null || OperatorOf(comparison, isMirrored: left is null) is not { } @operator || !IsOfLibrary(comparison))
        {
            return null;
        }

        return column.Type switch
        {
            ColumnType.Flag => ReadFlagComparison(comparison, left is null ? comparison.Right : comparison.Left, value, column, isEqual: @operator == ComparisonOperator.Equal, parameter),
            ColumnType.Date or ColumnType.DateTime => ReadMoment(comparison, column, @operator, value),
            ColumnType.Text or ColumnType.Integer or ColumnType.Decimal or ColumnType.Guid => Compare(comparison, column, @operator, ValueOf(value, column)),
        };
    }

    /// <summary>A query compares a flag by <c>=</c> only: with its literal for the value, or for the opposite.</summary>
    private ChainCondition? ReadFlagComparison(BinaryExpressionSyntax comparison, ExpressionSyntax operand, ExpressionSyntax value, ColumnSchema column, bool isEqual, string? parameter)
    {
        if (FixedValue.Of(value, model, cancellationToken) is bool flag)
        {
            return ReadFlag(comparison, operand, parameter, flag == isEqual);
        }

        var isPrimary = ChainCall.Plain(value) is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax;
        var opposite = HoleSource.From(ChainCall.Plain(value));
        return Compare(comparison, column, ComparisonOperator.Equal, QueryValue.FromHole(isEqual ? HoleSource.From(value) : isPrimary ? $"!{opposite}" : $"!({opposite})"));
    }

    /// <summary>A moment between two values of the column changes the operator. Only a day is known to be none.</summary>
    private ChainCondition ReadMoment(BinaryExpressionSyntax comparison, ColumnSchema column, ComparisonOperator @operator, ExpressionSyntax value)
    {
        var hasTime = column.Type == ColumnType.DateTime;
        var isEquality = @operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
        if (FixedValue.Of(value, model, cancellationToken) is QueryMoment moment && (!isEquality || !moment.IsFinerThan(hasTime)))
        {
            return Compare(comparison, column, moment.Adjust(@operator, hasTime), moment.ToValue(hasTime));
        }

        var isDay = model.GetTypeInfo(value, cancellationToken).Type is { Name: "DateOnly" };
        return Compare(comparison, column, @operator, QueryValue.FromHole(HoleSource.From(value))) with
        {
            IsOpen = QueryMoment.DependsOnFraction(@operator) && !isDay,
        };
    }

    private ChainCondition? ReadFlag(ExpressionSyntax node, ExpressionSyntax operand, string? parameter, bool isTrue) =>
        ColumnOf(operand, parameter) is { Type: ColumnType.Flag, Flag: { } form } column
            ? Compare(node, column, ComparisonOperator.Equal, QueryValue.FromText(isTrue ? form.True : form.False))
            : null;

    private ChainCondition? ReadCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, string? parameter)
    {
        if (ColumnOf(access.Expression, parameter) is not { } column || !IsOfLibrary(call))
        {
            return null;
        }

        var method = access.Name.Identifier.ValueText;
        if (column.Type == ColumnType.Flag)
        {
            return null;
        }

        if (column.Type == ColumnType.Text && WildcardMethods.FromCSharp(method) is { } wildcards)
        {
            return ReadPattern(call, column, ComparisonOperator.Like, wildcards);
        }

        if (ComparisonOperators.FromCSharp(method) is not { } @operator)
        {
            return null;
        }

        return @operator.AcceptsList() ? Compare(call, column, @operator, QueryValue.FromList([.. ListOf(call.ArgumentList).Select(value => ValueOf(value, column))]))
            : @operator.AcceptsPattern() && column.Type == ColumnType.Text ? ReadPattern(call, column, @operator, Wildcards.None)
            : null;
    }

    private ChainCondition? ReadPattern(InvocationExpressionSyntax call, ColumnSchema column, ComparisonOperator @operator, Wildcards wildcards) => call.ArgumentList.Arguments is { Count: 1 } one
        ? Compare(
            call,
            column,
            @operator,
            FixedValue.Of(one[0].Expression, model, cancellationToken) is string text ? QueryValue.FromText(text, wildcards) : QueryValue.FromHole(HoleSource.From(one[0].Expression), wildcards))
        : null;

    private static ChainCondition Compare(ExpressionSyntax node, ColumnSchema column, ComparisonOperator @operator, QueryValue value) =>
        new(node, column, new QueryCondition(column.Name, @operator, value));

    /// <summary>Whether it is a comparison of the library, where the compiler knows that: a project can declare operators and methods itself.</summary>
    private bool IsOfLibrary(ExpressionSyntax comparison) =>
        model.GetSymbolInfo(comparison, cancellationToken).Symbol is not { } method
        || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, model.Compilation.Assembly);

    /// <summary>The values of a list, where they are written out; otherwise what gives them.</summary>
    private static IEnumerable<ExpressionSyntax> ListOf(ArgumentListSyntax arguments)
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

    private ColumnSchema? ColumnOf(ExpressionSyntax expression, string? parameter) =>
        ChainCall.MemberOf(expression, parameter) is { } member
            ? SelectedColumn.AllOf(dataset).FirstOrDefault(c => c.Schema.Identifier == member)?.Schema
            : null;

    private QueryValue ValueOf(ExpressionSyntax value, ColumnSchema column)
    {
        var known = FixedValue.Of(value, model, cancellationToken);

        // No row can equal a moment between two values of the column, so this one is refused at run time.
        var isRefused = known is QueryMoment moment && moment.IsFinerThan(column.Type == ColumnType.DateTime);
        return (isRefused ? null : FixedLiteral.From(known, column.Type)) ?? QueryValue.FromHole(HoleSource.From(value));
    }

    private static ComparisonOperator? OperatorOf(BinaryExpressionSyntax comparison, bool isMirrored) =>
        ComparisonOperators.FromCSharp(comparison.OperatorToken.ValueText) is { } @operator
            ? isMirrored ? @operator.Mirror() : @operator
            : null;
}
