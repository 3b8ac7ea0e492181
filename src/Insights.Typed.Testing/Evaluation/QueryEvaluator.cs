using System.Globalization;
using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Testing.Rows;

namespace Insights.Typed.Testing.Evaluation;

/// <summary>Runs a bound query on rows in memory, with the same result as the local service's database.</summary>
internal sealed class QueryEvaluator(GeneratedDataset dataset, BoundQuery query, DateWindow window)
{
    public IReadOnlyList<object?[]> Run(IReadOnlyList<object?[]> rows)
    {
        var tests = CreateTests(isMetric: false);
        var period = CreatePeriodTest(rows);
        var filtered = rows.Where(row => period(row) && tests.TrueForAll(t => t.Holds(row[GetOrdinal(t.Column)])));
        filtered = query.Aggregation is { } aggregation && FindPeriodColumn(rows) is { } time ? filtered.Select(row => Aggregate(row, dataset.Ordinals[time.Name], aggregation)) : filtered;
        var groups = query.IsGrouped ? Group(filtered) : filtered.Select(row => new RowGroup(dataset, [row]));
        var results = Order(groups.Where(CreateMetricTest()));
        return [.. results.Take((int)Math.Min(query.Limit ?? int.MaxValue, int.MaxValue)).Select(g => query.Select.Select(g.GetValue).ToArray())];
    }

    private int GetOrdinal(BoundColumn term) => dataset.Ordinals[term.Schema.Name];

    private List<(BoundColumn Column, Func<object?, bool> Holds)> CreateTests(bool isMetric) =>
        [.. query.Conditions.Where(c => c.Column.Metric is not null == isMetric).Select(c => (c.Column, ConditionTest.Create(dataset.Columns[GetOrdinal(c.Column)], c)))];

    private Func<RowGroup, bool> CreateMetricTest()
    {
        var tests = CreateTests(isMetric: true);
        return group => tests.TrueForAll(t => t.Holds(group.GetValue(t.Column)));
    }

    /// <summary>Groups the rows. Without a column there is one group, even without rows: a metric of all rows.</summary>
    private IEnumerable<RowGroup> Group(IEnumerable<object?[]> rows)
    {
        var keys = query.Select.Where(t => t.Metric is null).Select(GetOrdinal).ToArray();
        return keys.Length == 0
            ? [new RowGroup(dataset, [.. rows])]
            : rows.GroupBy(row => Array.ConvertAll(keys, k => row[k]), new CellsEquality()).Select(g => new RowGroup(dataset, [.. g]));
    }

    /// <summary>Orders the rows. Without an order, rows remain in the order in which they were added; groups are ordered by their columns.</summary>
    private IEnumerable<RowGroup> Order(IEnumerable<RowGroup> groups)
    {
        var ordered = groups.Order(Comparer<RowGroup>.Create((_, _) => 0));
        ordered = query.OrderBy.Aggregate(ordered, (before, o) => o.IsDescending
            ? before.ThenByDescending(g => g.GetOrderValue(o), CellOrder.Instance)
            : before.ThenBy(g => g.GetOrderValue(o), CellOrder.Instance));
        return query.IsGrouped
            ? query.Select.Where(t => t.Metric is null).Aggregate(ordered, (before, t) => before.ThenBy(g => g.GetValue(t), CellOrder.Instance))
            : ordered;
    }

    private Func<object?[], bool> CreatePeriodTest(IReadOnlyList<object?[]> rows)
    {
        if (window == default || FindPeriodColumn(rows) is not { } period)
        {
            return _ => true;
        }

        var ordinal = dataset.Ordinals[period.Name];
        var from = window.From;
        if (from is { } time && query.Table.IsMonthly)
        {
            // A row of a month belongs to every window that overlaps the month.
            from = new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        }

        return row => row[ordinal] is { } cell
            && (from is null || Compare(cell, from.Value) >= 0)
            && (window.To is null || Compare(cell, window.To.Value) < 0);
    }

    private ColumnSchema? FindPeriodColumn(IReadOnlyList<object?[]> rows) => query.Table.Period ?? FindTextDateColumn(rows);

    /// <summary>Returns a row whose time is the start of its period. A string that is not a date is not changed.</summary>
    private static object?[] Aggregate(object?[] row, int ordinal, AggregationPeriod period)
    {
        object?[] aggregated = [.. row];
        aggregated[ordinal] = row[ordinal] switch
        {
            DateTime time => period.GetStart(time),
            string text when IsDay(text) => Cell.ToText(ValueKind.Date, period.GetStart(DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture))),
            var other => other,
        };
        return aggregated;
    }

    /// <summary>Finds the first string column whose values are dates, for a dataset without a date column; null if there is none.</summary>
    private ColumnSchema? FindTextDateColumn(IReadOnlyList<object?[]> rows) => query.Table.Schema.Columns.FirstOrDefault(column =>
        column.Kind == ValueKind.Text && !DatasetTable.IsEndDate(column) && rows.Count > 0 && rows.All(row => IsDay(row[dataset.Ordinals[column.Name]])));

    private static bool IsDay(object? cell) =>
        cell is string text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Returns a month as the string of a date, for comparisons.</summary>
    private static int Compare(object cell, DateTime time)
    {
        if (cell is not string)
        {
            return CellOrder.Instance.Compare(cell, time);
        }

        var order = CellOrder.Instance.Compare(cell, Cell.ToText(ValueKind.Date, time));
        return order == 0 && time.TimeOfDay > TimeSpan.Zero ? -1 : order;
    }
}
