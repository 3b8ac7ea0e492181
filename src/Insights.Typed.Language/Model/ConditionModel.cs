namespace Insights.Typed.Language;

/// <summary>A column or metric, an operator and a value; or a hole for a condition that is known only at run time.</summary>
public readonly record struct ConditionModel
{
    /// <summary>A condition on a column or metric.</summary>
    /// <param name="column">The name of the column or metric.</param>
    /// <param name="operator">The operator.</param>
    /// <param name="value">The value: a list for the operators that accept one.</param>
    public ConditionModel(string column, ComparisonOperator @operator, QueryValue value) => (Column, Operator, Value) = (column, @operator, value);

    private ConditionModel(QueryValue hole) => Value = hole;

    /// <summary>The name of the column or metric; null for a hole.</summary>
    public string? Column { get; }

    /// <summary>The operator; meaningless for a hole.</summary>
    public ComparisonOperator Operator { get; }

    /// <summary>The value; for a hole, the hole.</summary>
    public QueryValue Value { get; }

    /// <summary>A condition that is known only at run time.</summary>
    /// <param name="source">The C# source of the condition.</param>
    public static ConditionModel FromHole(string source) => new(QueryValue.FromHole(source));
}
