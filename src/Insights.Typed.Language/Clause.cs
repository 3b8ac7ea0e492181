namespace Insights.Typed.Language;

/// <summary>The clauses of a query, in their only valid order. The parser and the writer use it.</summary>
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
