namespace Insights.Typed;

/// <summary>A row of a query that is known only as text: a string for each selected column, as the service wrote it.</summary>
/// <remarks>Names are found in any letter case, as in the query language.</remarks>
public sealed class TextRow
{
    private readonly string?[] values;

    internal TextRow(IReadOnlyList<string> names)
    {
        Names = names;
        values = new string?[names.Count];
    }

    /// <summary>Gets the names of the columns and metrics, in the order of the query.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets the values, in the order of <see cref="Names"/>; null for a missing value. A report file cannot distinguish an empty string from a missing value.</summary>
    public IReadOnlyList<string?> Values => values.AsReadOnly();

    /// <summary>Gets the value of a column; null if it is missing.</summary>
    /// <param name="name">The name of the column, in any letter case.</param>
    /// <exception cref="KeyNotFoundException">The query does not select the column.</exception>
    public string? this[string name] => TryGetValue(name, out var value)
        ? value
        : throw new KeyNotFoundException($"The query does not select '{name}'; it selects {string.Join(", ", Names)}.");

    /// <summary>Gets the value of a column, if the query selects it.</summary>
    /// <param name="name">The name of the column, in any letter case.</param>
    /// <param name="value">The value; null if it is missing.</param>
    /// <returns>true if the query selects the column; otherwise, false.</returns>
    public bool TryGetValue(string name, out string? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var i = 0; i < values.Length; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.OrdinalIgnoreCase))
            {
                value = values[i];
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>Returns the names with their values, such as <c>{ CustomerName = Fabrikam, AssignedSeats = 740 }</c>.</summary>
    public override string ToString() => $"{{ {string.Join(", ", Names.Zip(values, (name, value) => $"{name} = {value}"))} }}";

    internal void Set(int column, string? value) => values[column] = value;
}
