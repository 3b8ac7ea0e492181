namespace Insights.Typed.Language;

/// <summary>What a query consists of, in the only order that exists. Parser and writer follow it.</summary>
internal enum Clause
{
    Select,
    From,
    Where,
    OrderBy,
    Limit,
    Timespan,
    Aggregated,
}
