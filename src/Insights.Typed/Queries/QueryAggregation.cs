using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>A period by which a query can aggregate rows, such as <c>Daily</c>. A dataset supports it for some of its date ranges.</summary>
public sealed class QueryAggregation
{
    internal QueryAggregation(string dataset, string name, string[] dateRanges)
    {
        if (!QueryName.IsValid(name))
        {
            throw new ArgumentException($"'{name}' is not a valid name of an aggregation in a query.", nameof(name));
        }

        DatasetName = dataset;
        Name = name;
        DateRanges = dateRanges.AsReadOnly();
    }

    /// <summary>Gets the service's name of the aggregation, as used in AGGREGATED.</summary>
    public string Name { get; }

    /// <summary>Gets the name of the dataset that has the aggregation.</summary>
    public string DatasetName { get; }

    /// <summary>Gets the names of the date ranges that the aggregation supports.</summary>
    public IReadOnlyList<string> DateRanges { get; }

    /// <summary>Returns the service's name of the aggregation.</summary>
    public override string ToString() => Name;
}
