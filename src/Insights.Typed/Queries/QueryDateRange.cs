using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>A range of time that a dataset offers to a query, such as <c>LAST_6_MONTHS</c>.</summary>
public sealed class QueryDateRange
{
    internal QueryDateRange(string dataset, string name)
    {
        if (!QueryName.IsValid(name))
        {
            throw new ArgumentException($"'{name}' cannot be written in a query as the name of a date range.", nameof(name));
        }

        DatasetName = dataset;
        Name = name;
    }

    /// <summary>The service's name for the range, as it stands behind TIMESPAN.</summary>
    public string Name { get; }

    /// <summary>The dataset that offers the range.</summary>
    public string DatasetName { get; }

    /// <summary>The service's name for the range.</summary>
    public override string ToString() => Name;
}
