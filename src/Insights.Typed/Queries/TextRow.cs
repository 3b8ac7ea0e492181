namespace Insights.Typed;

/// <summary>A row of a query that is known as text only: a text for each selected column, as the service wrote it.</summary>
/// <remarks>Names are found in any letter case, as the query language takes them.</remarks>
public sealed class TextRow
{
    private readonly string?[] values;

    internal TextRow(IReadOnlyList<string> names)
    {
        Names = names;
        values = new string?[names.Count];
    }

    /// <summary>The columns and metrics, in the order of the query.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The values, in the order of <see cref="Names"/>; null where there is none. A report file cannot tell an empty text from none.</summary>
    public IReadOnlyList<string?> Values => values.AsReadOnly();

    /// <summary>The value of a column; null where there is none.</summary>
    /// <param name="name">The column, in any letter case.</param>
    /// <exception cref="KeyNotFoundException">The query does not select it.</exception>
    public string? this[string name] => TryGetValue(name, out var value)
        ? value
        : throw new KeyNotFoundException($"The query does not select '{name}'; it selects {string.Join(", ", Names)}.");

    /// <summary>Gets the value of a column, if the query selects it.</summary>
    /// <param name="name">The column, in any letter case.</param>
    /// <param name="value">The value; null where there is none.</param>
    /// <returns>Whether the query selects it.</returns>
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

    /// <summary>The names with their values, such as <c>{ CustomerName = Fabrikam, AssignedSeats = 740 }</c>.</summary>
    public override string ToString() => $"{{ {string.Join(", ", Names.Zip(values, (name, value) => $"{name} = {value}"))} }}";

    internal void Set(int column, string? value) => values[column] = value;
}
