namespace Insights.Typed.Emulation;

/// <summary>
/// A period by which rows are aggregated. The exact effect of AGGREGATED is not documented; here, conditions and the date range
/// select rows first, then the time of each row becomes the start of its period, and rows that are equal in all selected columns
/// are combined.
/// </summary>
public enum AggregationPeriod
{
    /// <summary>An hour.</summary>
    Hourly,

    /// <summary>A day.</summary>
    Daily,

    /// <summary>A week, from Monday.</summary>
    Weekly,

    /// <summary>A calendar month.</summary>
    Monthly,
}

/// <summary>The start of each period.</summary>
public static class AggregationPeriods
{
    /// <summary>Gets the period with a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ServiceErrorException">The period is unknown.</exception>
    internal static AggregationPeriod Parse(string name) =>
        Enum.GetValues<AggregationPeriod>().Cast<AggregationPeriod?>().FirstOrDefault(period => string.Equals(period.ToString(), name, StringComparison.OrdinalIgnoreCase))
            ?? throw ServiceErrors.BadRequest($"AGGREGATED {name} is an aggregation of the dataset, but this service does not know which period it means; use {string.Join(", ", Enum.GetNames<AggregationPeriod>())}");

    /// <summary>Gets the start of the period that contains a time. A week starts with Monday (our choice).</summary>
    /// <param name="period">The period.</param>
    /// <param name="time">The time.</param>
    public static DateTime GetStart(this AggregationPeriod period, DateTime time) => period switch
    {
        AggregationPeriod.Hourly => time.Date.AddHours(time.Hour),
        AggregationPeriod.Daily => time.Date,
        AggregationPeriod.Weekly => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)),
        AggregationPeriod.Monthly => time.Date.AddDays(1 - time.Day),
    };
}
