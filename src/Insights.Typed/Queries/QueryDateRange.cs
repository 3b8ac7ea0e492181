using System.ComponentModel;
using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>A date range of a dataset for queries, such as <c>LAST_6_MONTHS</c>.</summary>
public sealed class QueryDateRange
{
    // This operator exists to report an error: without it, the compiler reports two, about types.
    private const string TextMessage = "The date range is a property of the lambda's parameter, such as During(t => t.LastMonth). To choose one at run time, use a switch over these.";

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

    /// <summary>Does not compile: the dataset offers a property for each date range.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(TextMessage, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static implicit operator QueryDateRange(string name) => throw new NotSupportedException(TextMessage);

    /// <summary>Returns the service's name of the range.</summary>
    public override string ToString() => Name;
}
