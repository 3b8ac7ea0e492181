using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Insights.Typed.Reading;

namespace Insights.Typed.Testing.Rows;

/// <summary>
/// Where a generated row record has its values: each column's in its property, each metric's, which a property gives only
/// where there is one, in a numbered field of the object that holds the row's metrics.
/// </summary>
internal sealed class RowPlaces
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private readonly PropertyInfo[] columns;
    private readonly FieldInfo? held;
    private readonly FieldInfo[] metrics;

    private RowPlaces(PropertyInfo[] columns, FieldInfo? held, FieldInfo[] metrics)
    {
        this.columns = columns;
        this.held = held;
        this.metrics = metrics;
    }

    /// <summary>How many columns there are: the metrics stand behind them.</summary>
    public int ColumnCount => columns.Length;

    /// <param name="rowType">The row record.</param>
    /// <param name="identifiers">The C# names of its columns and metrics, in the order of the generated source.</param>
    /// <exception cref="ArgumentException">It is not made as this version's generator makes them.</exception>
    [RequiresUnreferencedCode(GeneratedDataset.Reason)]
    public static RowPlaces Of(Type rowType, IReadOnlyList<string> identifiers)
    {
        // A metric among the row's own fields is none of its columns: another version's generator put it there.
        var count = Enumerable.Range(0, identifiers.Count)
            .TakeWhile(i => rowType.GetField($"__column{i}", Any) is { } field && !field.FieldType.IsAssignableTo(typeof(ISelected)))
            .Count();
        var held = rowType.GetField("__metrics", Any);
        return new RowPlaces(
            [.. identifiers.Take(count).Select(name => rowType.GetProperty(name) ?? throw NoPlace(rowType, name))],
            held,
            [.. identifiers.Skip(count).Select((name, i) => held?.FieldType.GetField($"__column{count + i}", Any) ?? throw NoPlace(rowType, name))]);
    }

    /// <summary>The type of a value, nullable where it may be missing.</summary>
    public Type TypeOf(int index) =>
        index < columns.Length ? columns[index].PropertyType : metrics[index - columns.Length].FieldType.GetGenericArguments()[0];

    /// <summary>A row's values, columns first, then metrics.</summary>
    public object?[] ValuesOf(object row)
    {
        var holder = held?.GetValue(row);
        return [.. columns.Select(c => c.GetValue(row)), .. metrics.Select(m => ValueOf(m, holder))];
    }

    private static object? ValueOf(FieldInfo metric, object? holder) =>
        holder is not null && metric.GetValue(holder) is ISelected { IsSelected: true } selected ? selected.Value : NotHeld.Instance;

    private static ArgumentException NoPlace(Type rowType, string name) =>
        new($"{rowType} is not a row record that this version's generator made: it has no place for {name}.");
}

/// <summary>Stands where a row holds no value for a metric.</summary>
internal sealed class NotHeld
{
    public static readonly NotHeld Instance = new();
}
