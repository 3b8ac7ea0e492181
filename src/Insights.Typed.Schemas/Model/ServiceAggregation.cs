using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>A period by which a query can aggregate rows, as the service describes it.</summary>
/// <param name="Name">The name, such as <c>Daily</c>.</param>
/// <param name="DateRanges">The names of the date ranges that it is available for.</param>
public sealed record ServiceAggregation(string Name, EquatableArray<string> DateRanges)
{
    /// <summary>Gets the aggregation as a query can use it: for date ranges of the dataset only, since a query can use no other. Null if it is available for none of them.</summary>
    /// <param name="dateRanges">The names of the dataset's date ranges.</param>
    public ServiceAggregation? GetUsable(IReadOnlyCollection<string> dateRanges)
    {
        var usable = DateRanges.Where(range => DateRangeNames.Contain(dateRanges, range)).ToEquatableArray();
        return usable.Count == 0 ? null : this with { DateRanges = usable };
    }

    /// <summary>Creates the aggregation from the service's string of date ranges, which are separated by commas.</summary>
    /// <param name="name">The name.</param>
    /// <param name="dateRanges">The string.</param>
    internal static ServiceAggregation Parse(string name, string dateRanges) => new(name, DateRangeNames.Split(dateRanges).ToEquatableArray());
}
