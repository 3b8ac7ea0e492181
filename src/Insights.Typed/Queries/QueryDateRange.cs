using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>A date range of a dataset for queries, such as <c>LAST_6_MONTHS</c>.</summary>
public sealed class QueryDateRange
{
    internal QueryDateRange(string dataset, string name)
    {
        if (!QueryName.IsValid(name))
        {
            throw new ArgumentException($"'{name}' is not a valid name of a date range in a query.", nameof(name));
        }

        DatasetName = dataset;
        Name = name;
    }

    /// <summary>Gets the service's name of the range, as used in TIMESPAN.</summary>
    public string Name { get; }

    /// <summary>Gets the name of the dataset that has the range.</summary>
    public string DatasetName { get; }

    /// <summary>Returns the service's name of the range.</summary>
    public override string ToString() => Name;
}
