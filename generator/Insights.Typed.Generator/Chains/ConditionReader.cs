using Insights.Typed.Generator.Projections;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>Takes the lambda of a <c>Where</c> apart into its conditions.</summary>
internal sealed class ConditionReader(DatasetSchema dataset, SemanticModel model, CancellationToken cancellationToken)
{
    public IEnumerable<ConditionPart> Read(ChainCall where) =>
        where.Body is null ? [Unknown(null)] : Read(where.Body, where.Parameter);

    private static ConditionPart Unknown(ExpressionSyntax? node) => new(node, null, "", []);

    private IEnumerable<ConditionPart> Read(ExpressionSyntax expression, string? parameter)
    {
        var plain = ChainCall.Plain(expression)!;
        if (plain is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.BitwiseAndExpression } and)
        {
            return Read(and.Left, parameter).Concat(Read(and.Right, parameter));
        }

        return [ReadOne(plain, parameter) ?? Unknown(plain)];
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
        if (column is null || OperatorOf(comparison.Kind(), isMirrored: left is null) is not { } @operator || !IsOfLibrary(comparison))
        {
            return null;
        }

        return column.Type switch
        {
            ColumnType.Flag => ReadFlagComparison(comparison, left is null ? comparison.Right : comparison.Left, value, column, isEqual: @operator == "=", parameter),
            ColumnType.Date or ColumnType.DateTime => ReadMoment(comparison, column, @operator, value),
            ColumnType.Text or ColumnType.Integer or ColumnType.Decimal or ColumnType.Guid => new ConditionPart(comparison, column, @operator, [ValueOf(value, column)]),
        };
    }

    /// <summary>A flag is only ever compared by <c>=</c>: with its literal for the value, or for the opposite.</summary>
    private ConditionPart? ReadFlagComparison(BinaryExpressionSyntax comparison, ExpressionSyntax operand, ExpressionSyntax value, ColumnSchema column, bool isEqual, string? parameter)
    {
        if (FixedValue.Of(value, model, cancellationToken) is bool flag)
        {
            return ReadFlag(comparison, operand, parameter, flag == isEqual);
        }

        var isPrimary = ChainCall.Plain(value) is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax;
        var opposite = ChainText.Source(ChainCall.Plain(value)!);
        return new ConditionPart(comparison, column, "=", [new ConditionValue(isEqual ? ChainText.Hole(value) : isPrimary ? $"{{!{opposite}}}" : $"{{!({opposite})}}", null)]);
    }

    /// <summary>A moment between two values of the column changes the operator. Only a day is known to be none.</summary>
    private ConditionPart ReadMoment(BinaryExpressionSyntax comparison, ColumnSchema column, string @operator, ExpressionSyntax value)
    {
        var hasTime = column.Type == ColumnType.DateTime;
        if (FixedValue.Of(value, model, cancellationToken) is QueryMoment moment && (@operator is not ("=" or "!=") || !moment.IsFinerThan(hasTime)))
        {
            return new ConditionPart(comparison, column, moment.Operator(@operator, hasTime), [new ConditionValue(ChainText.Hole(value), moment.Literal(hasTime))]);
        }

        var isDay = model.GetTypeInfo(value, cancellationToken).Type is { Name: "DateOnly" };
        return new ConditionPart(comparison, column, @operator, [new ConditionValue(ChainText.Hole(value), null)])
        {
            IsOpen = @operator is "<" or ">=" && !isDay,
        };
    }

    private ConditionPart? ReadFlag(ExpressionSyntax node, ExpressionSyntax operand, string? parameter, bool isTrue) =>
        ColumnOf(operand, parameter) is { Type: ColumnType.Flag, Flag: { } form } column
            ? new ConditionPart(node, column, "=", [new ConditionValue("", QueryLiteral.Text(isTrue ? form.True : form.False))])
            : null;

    private ConditionPart? ReadCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, string? parameter)
    {
        if (ColumnOf(access.Expression, parameter) is not { } column || !IsOfLibrary(call))
        {
            return null;
        }

        return (column.Type, access.Name.Identifier.ValueText) switch
        {
            (ColumnType.Flag, _) => null,
            (_, "In") => List("IN"),
            (_, "NotIn") => List("NOT IN"),
            (ColumnType.Text, "Like") => Pattern("LIKE"),
            (ColumnType.Text, "NotLike") => Pattern("NOT LIKE"),
            (ColumnType.Text, "Contains") => Pattern("LIKE", "%", "%"),
            (ColumnType.Text, "StartsWith") => Pattern("LIKE", "", "%"),
            (ColumnType.Text, "EndsWith") => Pattern("LIKE", "%", ""),
            _ => null,
        };

        ConditionPart List(string @operator) => new(call, column, @operator, [.. ListOf(call.ArgumentList).Select(value => ValueOf(value, column))]);

        ConditionPart? Pattern(string @operator, string before = "", string after = "") => call.ArgumentList.Arguments is { Count: 1 } one
            ? new(
                call,
                column,
                @operator,
                [new(ChainText.Hole(one[0].Expression), FixedValue.Of(one[0].Expression, model, cancellationToken) is string text ? QueryLiteral.Text(before + text + after) : null)],
                before,
                after)
            : null;
    }

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

    private ConditionValue ValueOf(ExpressionSyntax value, ColumnSchema column)
    {
        var known = FixedValue.Of(value, model, cancellationToken);

        // No row can equal a moment between two values of the column, so this one is refused at run time.
        var isRefused = known is QueryMoment moment && moment.IsFinerThan(column.Type == ColumnType.DateTime);
        return new(ChainText.Hole(value), isRefused ? null : FixedLiteral.Of(known, column.Type));
    }

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
