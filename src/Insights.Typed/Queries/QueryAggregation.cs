using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>A period by which a query can aggregate rows, such as <c>Daily</c>. A dataset offers it for some of its date ranges.</summary>
public sealed class QueryAggregation
{
    internal QueryAggregation(string dataset, string name, string[] dateRanges)
    {
        if (!QueryName.IsValid(name))
        {
            throw new ArgumentException($"'{name}' cannot be written in a query as the name of an aggregation.", nameof(name));
        }

        DatasetName = dataset;
        Name = name;
        DateRanges = dateRanges.AsReadOnly();
    }

    /// <summary>The service's name for the aggregation, as it follows AGGREGATED.</summary>
    public string Name { get; }

    /// <summary>The dataset that offers the aggregation.</summary>
    public string DatasetName { get; }

    /// <summary>The names of the date ranges that the aggregation is available for.</summary>
    public IReadOnlyList<string> DateRanges { get; }

    /// <summary>The service's name for the aggregation.</summary>
    public override string ToString() => Name;
}
