namespace Insights.Typed.Language;

/// <summary>A column or metric to order by.</summary>
/// <param name="Column">The column or metric.</param>
/// <param name="Direction">The direction.</param>
public readonly record struct QueryOrdering(NameOrHole Column, SortDirection Direction);
