using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>One column, one operator, and a value in the syntax of the query language.</summary>
internal sealed class Comparison(QueryColumn column, ComparisonOperator @operator, QueryValue value) : QueryCondition
{
    public QueryColumn Column => column;

    public new ConditionModel ToModel() => new(column.Name, @operator, value);

    internal override Comparison AsComparison() => this;
}
