namespace Insights.Typed.Language;

/// <summary>
/// The kind of a column's values: how they are compared, stored and written in C#. Several types can have one kind. Code that
/// compares and generates values switches over it; only readers of reports switch over <see cref="ColumnType"/>.
/// </summary>
public enum ValueKind
{
    /// <summary>A <see cref="string"/>. Letter case does not matter, and the order is not defined.</summary>
    Text,

    /// <summary>A <see cref="long"/>.</summary>
    Integer,

    /// <summary>A <see cref="decimal"/>.</summary>
    Decimal,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A <see cref="System.DateTime"/> in UTC.</summary>
    DateTime,

    /// <summary>A <see cref="System.Guid"/>, a text in a query.</summary>
    Guid,

    /// <summary>A <see cref="bool"/>, one of two texts in a query.</summary>
    Flag,
}

/// <summary>What kinds of values have in common.</summary>
public static class ValueKinds
{
    /// <summary>Determines whether the values are numbers.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsNumber(this ValueKind kind) => kind switch
    {
        ValueKind.Integer or ValueKind.Decimal => true,
        ValueKind.Text or ValueKind.Date or ValueKind.DateTime or ValueKind.Guid or ValueKind.Flag => false,
    };

    /// <summary>Determines whether the values are days or times.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsTime(this ValueKind kind) => kind switch
    {
        ValueKind.Date or ValueKind.DateTime => true,
        ValueKind.Text or ValueKind.Integer or ValueKind.Decimal or ValueKind.Guid or ValueKind.Flag => false,
    };

    /// <summary>Determines whether a typed column supports an operator: a Boolean column only equality, and only a text column a pattern.</summary>
    /// <param name="kind">The kind of the column's values.</param>
    /// <param name="operator">The operator.</param>
    public static bool Supports(this ValueKind kind, ComparisonOperator @operator) => kind switch
    {
        ValueKind.Text => true,
        ValueKind.Integer or ValueKind.Decimal or ValueKind.Date or ValueKind.DateTime or ValueKind.Guid => @operator.GetOperandKind() != OperandKind.Text,
        ValueKind.Flag => @operator.Mirror() == @operator,
    };
}
