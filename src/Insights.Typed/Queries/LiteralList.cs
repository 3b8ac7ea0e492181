using System.Text;

namespace Insights.Typed;

/// <summary>Writes the list that IN and NOT IN take.</summary>
internal static class LiteralList
{
    public static string Of<T>(Column column, IEnumerable<T> values, Func<T, string> literal)
    {
        ArgumentNullException.ThrowIfNull(values);
        var list = new StringBuilder("(");
        foreach (var value in values)
        {
            list.Append(list.Length == 1 ? "" : ", ").Append(literal(value));
        }

        return list.Length == 1
            ? throw new ArgumentException($"A list for {column.DatasetName}.{column.Name} needs at least one value: the language has no empty list.", nameof(values))
            : list.Append(')').ToString();
    }
}
