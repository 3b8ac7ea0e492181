using System.ComponentModel;

namespace Insights.Typed.Reading;

/// <summary>
/// A metric's value in a row, if the query asked for it. A row without it must not answer zero. Not for use by hand.
/// </summary>
/// <typeparam name="T">The metric's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct MetricValue<T>
{
    private readonly T value;

    /// <summary>A metric that the query asked for.</summary>
    public MetricValue(T value)
    {
        this.value = value;
        IsSelected = true;
    }

    /// <summary>Whether the query asked for it.</summary>
    public bool IsSelected { get; }

    /// <summary>The value.</summary>
    /// <param name="dataset">The dataset, for the message.</param>
    /// <param name="metric">The metric, for the message.</param>
    /// <exception cref="InvalidOperationException">The query did not ask for the metric.</exception>
    public T GetValue(string dataset, string metric) => IsSelected
        ? value
        : throw new InvalidOperationException(
            $"The metric {dataset}.{metric} is not in this row, because the query did not select it. A metric is selected where a Select that is compiled into a column list reads it from the parameter of its lambda, such as Select(x => new {{ x.{metric} }}). If the code does that, the Select is not compiled: the warning INS102 at it gives the reason, and it can be moved to the project that has the schema file of {dataset}.");
}
