using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>
/// A column or metric of a dataset, for <c>Where</c> and <c>OrderBy</c>. It contains no value: a comparison returns
/// the <see cref="QueryCondition"/> that the service evaluates.
/// </summary>
public abstract class QueryColumn
{
    private protected QueryColumn(string dataset, string name)
    {
        if (!QueryName.IsValid(name))
        {
            throw new ArgumentException($"'{name}' is not a valid name of a column in a query.", nameof(name));
        }

        DatasetName = dataset;
        Name = name;
    }

    /// <summary>Gets the service's name of the column or metric, as used in a query's text.</summary>
    public string Name { get; }

    /// <summary>Gets the name of the dataset that the column or metric belongs to.</summary>
    public string DatasetName { get; }

    /// <summary>Returns the service's name of the column or metric.</summary>
    public sealed override string ToString() => Name;
}
