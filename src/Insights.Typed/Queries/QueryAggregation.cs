using System.ComponentModel;
using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>A period by which a query can aggregate rows, such as <c>Daily</c>. A dataset supports it for some of its date ranges.</summary>
public sealed class QueryAggregation
{
    // This operator exists to report an error: without it, the compiler reports two, about types.
    private const string TextMessage = "The aggregation is a property of the lambda's parameter, such as Aggregated(p => p.Daily). To choose one at run time, use a switch over these.";

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

    /// <summary>Does not compile: the dataset offers a property for each aggregation.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(TextMessage, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static implicit operator QueryAggregation(string name) => throw new NotSupportedException(TextMessage);

    /// <summary>Returns the service's name of the aggregation.</summary>
    public override string ToString() => Name;
}
