namespace Insights.Typed.Language;

/// <summary>One condition of WHERE. All of a query's conditions must hold: AND is all there is to join them.</summary>
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

    /// <summary>How it is compared.</summary>
    public ComparisonOperator Operator { get; }

    /// <summary>Where the operator stands; both words of NOT LIKE and NOT IN.</summary>
    public QuerySpan OperatorSpan { get; }

    /// <summary>What it is compared with: a <see cref="ListSyntax"/> for IN and NOT IN, and never one for the others.</summary>
    public ValueSyntax Value { get; }
}
