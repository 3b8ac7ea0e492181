namespace Insights.Typed.Language;

/// <summary>A moment that a column of days, or of times in UTC, is compared with.</summary>
/// <param name="AsShown">The moment by its own clock: what counts for a column of days, since a day has no time zone.</param>
/// <param name="Utc">The moment in UTC: what counts for a column of times.</param>
internal readonly record struct QueryMoment(DateTime AsShown, DateTime Utc)
{
    /// <summary>Whether it lies between two values that the column can hold.</summary>
    public bool IsFinerThan(bool hasTime) => hasTime ? Utc.Ticks % TimeSpan.TicksPerSecond != 0 : AsShown.TimeOfDay != TimeSpan.Zero;

    /// <summary>The last value of the column at or before the moment, as a query carries it.</summary>
    public string Literal(bool hasTime) => hasTime ? QueryLiteral.Time(Utc) : QueryLiteral.Day(AsShown);

    /// <summary>
    /// The operator that compares with <see cref="Literal"/> as the given one compares with the moment: where the moment is
    /// after its literal, "before the moment" includes the literal, and "from the moment on" excludes it.
    /// </summary>
    public string Operator(string @operator, bool hasTime) => (@operator, IsFinerThan(hasTime)) switch
    {
        ("<", true) => "<=",
        (">=", true) => ">",
        _ => @operator,
    };
}
