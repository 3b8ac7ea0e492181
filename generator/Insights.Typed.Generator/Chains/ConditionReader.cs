using System.Collections.Immutable;
using Insights.Typed.Generator.Projections;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>Takes the lambda of a <c>Where</c> apart into its conditions.</summary>
internal sealed class ConditionReader(DatasetSchema dataset, SemanticModel model, CancellationToken cancellationToken)
{
    public IEnumerable<ConditionPart> Read(ChainCall where) =>
        where.Body is null ? [] : Read(where.Body, where.Parameter);

    private IEnumerable<ConditionPart> Read(ExpressionSyntax expression, string? parameter)
    {
        var plain = ChainCall.Plain(expression)!;
        if (plain is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.BitwiseAndExpression } and)
        {
            return Read(and.Left, parameter).Concat(Read(and.Right, parameter));
        }

        return [ReadOne(plain, parameter) ?? new ConditionPart(plain, null, "", [])];
    }

    private ConditionPart? ReadOne(ExpressionSyntax expression, string? parameter) => expression switch
    {
        BinaryExpressionSyntax comparison => ReadComparison(comparison, parameter),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => ReadFlag(not, not.Operand, parameter, isTrue: false),
        MemberAccessExpressionSyntax => ReadFlag(expression, expression, parameter, isTrue: true),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => ReadCall(call, access, parameter),
        _ => null,
    };

    private ConditionPart? ReadComparison(BinaryExpressionSyntax comparison, string? parameter)
    {
        var left = ColumnOf(comparison.Left, parameter);
        var column = left ?? ColumnOf(comparison.Right, parameter);
        var value = left is null ? comparison.Left : comparison.Right;
        if (column is null || OperatorOf(comparison.Kind(), isMirrored: left is null) is not { } @operator)
        {
            return null;
        }

        if (column.Type == ColumnType.Flag)
        {
            return model.GetConstantValue(value, cancellationToken).Value is bool flag
                ? ReadFlag(comparison, left is null ? comparison.Right : comparison.Left, parameter, flag == (@operator == "="))
                : new ConditionPart(comparison, column, @operator, [new ConditionValue(value, null)]);
        }

        return new ConditionPart(comparison, column, @operator, [ValueOf(value, column)]);
    }

    private ConditionPart? ReadFlag(ExpressionSyntax node, ExpressionSyntax operand, string? parameter, bool isTrue) =>
        ColumnOf(operand, parameter) is { Type: ColumnType.Flag, Flag: { } form } column
            ? new ConditionPart(node, column, "=", [new ConditionValue(null, $"'{(isTrue ? form.True : form.False)}'")])
            : null;

    private ConditionPart? ReadCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, string? parameter)
    {
        if (ColumnOf(access.Expression, parameter) is not { } column)
        {
            return null;
        }

        var values = ListOf(call.ArgumentList).Select(value => ValueOf(value, column)).ToImmutableArray();
        return access.Name.Identifier.ValueText switch
        {
            "In" => new ConditionPart(call, column, "IN", values),
            "NotIn" => new ConditionPart(call, column, "NOT IN", values),
            "Like" => new ConditionPart(call, column, "LIKE", values),
            "NotLike" => new ConditionPart(call, column, "NOT LIKE", values),
            "Contains" => new ConditionPart(call, column, "LIKE", values, "%", "%"),
            "StartsWith" => new ConditionPart(call, column, "LIKE", values, "", "%"),
            "EndsWith" => new ConditionPart(call, column, "LIKE", values, "%", ""),
            _ => null,
        };
    }

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

    private ConditionValue ValueOf(ExpressionSyntax value, ColumnSchema column) =>
        new(value, ConstantText.Of(value, column.Type, model, cancellationToken));

    private static string? OperatorOf(SyntaxKind kind, bool isMirrored) => kind switch
    {
        SyntaxKind.EqualsExpression => "=",
        SyntaxKind.NotEqualsExpression => "!=",
        SyntaxKind.LessThanExpression => isMirrored ? ">" : "<",
        SyntaxKind.GreaterThanExpression => isMirrored ? "<" : ">",
        SyntaxKind.LessThanOrEqualExpression => isMirrored ? ">=" : "<=",
        SyntaxKind.GreaterThanOrEqualExpression => isMirrored ? "<=" : ">=",
        _ => null,
    };
}
