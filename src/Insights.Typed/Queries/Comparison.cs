using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>One column, one operator, and a value as the language carries it.</summary>
internal sealed class Comparison(Column column, ComparisonOperator @operator, QueryValue value) : Condition
{
    public Column Column => column;

    public new QueryCondition ToModel() => new(column.Name, @operator, value);

    internal override Comparison AsComparison() => this;
}
