namespace Insights.Typed.Language;

/// <summary>One condition of WHERE. All conditions of a query must be true: they are joined by AND.</summary>
public sealed record ConditionSyntax : QueryNode
{
    internal ConditionSyntax(QueryNameSyntax column, ComparisonOperator @operator, QuerySpan operatorSpan, ValueSyntax value)
        : base(QuerySpan.FromBounds(column.Span, value.Span))
    {
        Column = column;
        Operator = @operator;
        OperatorSpan = operatorSpan;
        Value = value;
    }

    /// <summary>The column or metric, selected or not.</summary>
    public QueryNameSyntax Column { get; }

    /// <summary>The operator.</summary>
    public ComparisonOperator Operator { get; }

    /// <summary>The location of the operator, including both keywords of NOT LIKE and NOT IN.</summary>
    public QuerySpan OperatorSpan { get; }

    /// <summary>The value: a <see cref="ListSyntax"/> for IN and NOT IN, and never one for the other operators.</summary>
    public ValueSyntax Value { get; }
}
