using System.ComponentModel;

namespace Insights.Typed.Reading;

/// <summary>
/// A metric's value in a row, if the query selected it. A row without it must not return zero. Supports generated code; not intended for direct use.
/// </summary>
/// <typeparam name="T">The metric's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct MetricValue<T>
{
    private readonly T value;

    /// <summary>Initializes a new instance of the <see cref="MetricValue{T}"/> struct for a metric that the query selected.</summary>
    public MetricValue(T value)
    {
        this.value = value;
        IsSelected = true;
    }

    /// <summary>Gets a value indicating whether the query selected the metric.</summary>
    public bool IsSelected { get; }

    /// <summary>Gets the value.</summary>
    /// <param name="dataset">The dataset, for the message.</param>
    /// <param name="metric">The metric, for the message.</param>
    /// <exception cref="InvalidOperationException">The query did not select the metric.</exception>
    public T GetValue(string dataset, string metric) => IsSelected
        ? value
        : throw new InvalidOperationException(
            $"The metric {dataset}.{metric} is not in this row, because the query did not select it. A metric is selected where a Select that is compiled into a column list reads it from the parameter of its lambda, such as Select(x => new {{ x.{metric} }}). If the code does that, the Select is not compiled: the warning INS102 at it gives the reason, and it can be moved to the project that has the schema file of {dataset}.");
}
