using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>
/// A column or metric of a dataset, as <c>Where</c> and <c>OrderBy</c> see it. It holds no value: comparing it gives
/// the <see cref="QueryCondition"/> that the service evaluates.
/// </summary>
public abstract class QueryColumn
{
    private protected QueryColumn(string dataset, string name)
    {
        if (!QueryName.IsValid(name))
        {
            throw new ArgumentException($"'{name}' cannot be written in a query as the name of a column.", nameof(name));
        }

        DatasetName = dataset;
        Name = name;
    }

    /// <summary>The service's name for the column or metric, as it stands in a query's text.</summary>
    public string Name { get; }

    /// <summary>The dataset that the column or metric belongs to.</summary>
    public string DatasetName { get; }

    /// <summary>The service's name for the column or metric.</summary>
    public sealed override string ToString() => Name;
}
