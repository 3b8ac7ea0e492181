using Insights.Typed.Emulation;
using Insights.Typed.Language;

namespace Insights.Typed.LocalService.Queries;

/// <summary>Writes the start of a stored time's period in SQL.</summary>
internal static class SqlPeriod
{
    // With a modifier, the database normalizes 2024-02-30, so that it differs from itself; without one it keeps it.
    /// <param name="period">The period.</param>
    /// <param name="expression">The SQL of the column.</param>
    /// <param name="kind">The kind of the column's values. A text that is not a date is not changed.</param>
    public static string CreateStart(AggregationPeriod period, string expression, ValueKind kind) => kind switch
    {
        ValueKind.DateTime => period == AggregationPeriod.Hourly ? $"substr({expression}, 1, 13) || ':00:00Z'" : $"{CreateStartDate(period, expression)} || 'T00:00:00Z'",
        ValueKind.Date => CreateStartDate(period, expression),
        ValueKind.Text => $"CASE WHEN date({expression}, '+0 days') = {expression} THEN {CreateStartDate(period, expression)} ELSE {expression} END",
        ValueKind.Integer or ValueKind.Decimal or ValueKind.Guid or ValueKind.Flag => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A column of this kind contains no times."),
    };

    private static string CreateStartDate(AggregationPeriod period, string expression) => period switch
    {
        AggregationPeriod.Hourly or AggregationPeriod.Daily => $"date({expression})",
        AggregationPeriod.Weekly => $"date({expression}, 'weekday 0', '-6 days')",
        AggregationPeriod.Monthly => $"date({expression}, 'start of month')",
    };
}
