namespace Insights.Typed.Language;

/// <summary>A moment that a column of days, or of times in UTC, is compared with.</summary>
/// <param name="ClockTime">The moment by its clock, for a column of days, since a day has no time zone.</param>
/// <param name="Utc">The moment in UTC, for a column of times.</param>
public readonly record struct QueryDateTime(DateTime ClockTime, DateTime Utc)
{
    /// <summary>Determines whether the moment is between two values that the column can have.</summary>
    /// <param name="hasTime">Whether the column has times; otherwise it has days.</param>
    public bool IsMorePreciseThanColumn(bool hasTime) => hasTime ? Utc.Ticks % TimeSpan.TicksPerSecond != 0 : ClockTime.TimeOfDay != TimeSpan.Zero;

    /// <summary>Gets the last value of the column at or before the moment, in the form of a query.</summary>
    /// <param name="hasTime">Whether the column has times; otherwise it has days.</param>
    public QueryValue ToValue(bool hasTime) => hasTime ? QueryValue.FromDateTime(Utc) : QueryValue.FromDate(ClockTime);

    /// <summary>
    /// Gets the operator that compares with <see cref="ToValue"/> as the specified one compares with the moment: if the moment is
    /// after its value, "before the moment" includes the value, and "from the moment on" excludes it.
    /// </summary>
    /// <param name="operator">The operator that compares with the moment.</param>
    /// <param name="hasTime">Whether the column has times; otherwise it has days.</param>
    public ComparisonOperator AdjustOperator(ComparisonOperator @operator, bool hasTime) =>
        @operator.ForEarlierValue() is { } adjusted && IsMorePreciseThanColumn(hasTime) ? adjusted : @operator;
}
