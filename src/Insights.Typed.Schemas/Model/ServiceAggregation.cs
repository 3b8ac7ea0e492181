using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>A period by which a query can aggregate rows, as the service describes it.</summary>
/// <param name="Name">The name, such as <c>Daily</c>.</param>
/// <param name="DateRanges">The names of the date ranges that it is available for.</param>
public sealed record ServiceAggregation(string Name, EquatableArray<string> DateRanges);
