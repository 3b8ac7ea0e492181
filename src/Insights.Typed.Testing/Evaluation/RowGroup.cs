using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.Queries;
using Insights.Typed.Testing.Rows;

namespace Insights.Typed.Testing.Evaluation;

/// <summary>The rows that become one row of the result: one of those given, or those that agree in all selected columns.</summary>
internal sealed class RowGroup(GeneratedDataset dataset, IReadOnlyList<object?[]> rows)
{
    private readonly Dictionary<int, object?> metrics = [];

    /// <summary>A selected column's value, or a metric's.</summary>
    public object? GetValue(BoundColumn term) => term.Metric is null ? rows[0][dataset.Ordinals[term.Schema.Name]] : GetMetric(term);

    /// <summary>What the group is ordered by. It may have many values of a column; the one that would come first stands for it.</summary>
    public object? GetOrderValue(BoundOrdering ordering)
    {
        if (ordering.Column.Metric is not null)
        {
            return GetMetric(ordering.Column);
        }

        var values = rows.Select(r => r[dataset.Ordinals[ordering.Column.Schema.Name]]).Where(v => v is not null);
        return ordering.IsDescending ? values.Max(CellOrder.Instance) : values.Min(CellOrder.Instance);
    }

    private object? GetMetric(BoundColumn term)
    {
        var ordinal = dataset.Ordinals[term.Schema.Name];
        if (!metrics.TryGetValue(ordinal, out var value))
        {
            value = Sum(ordinal, [.. rows.Select(r => r[ordinal])]);
            metrics.Add(ordinal, value);
        }

        return value;
    }

    private object? Sum(int ordinal, object?[] values)
    {
        var metric = dataset.Columns[ordinal];
        if (values.Contains(DatasetModel.Missing))
        {
            throw new InvalidOperationException(
                $"The query asks for the metric {dataset.Schema.Name}.{metric.Name}, which not all of the given rows hold. Set {metric.Identifier} on each of them, to have it summed up, or give the query's own rows with AddResult(query, rows).");
        }

        // The one value there is; nothing has to be known about what the metric means.
        if (values is [var only])
        {
            return only;
        }

        if (!DatasetTable.IsNumber(metric.Type))
        {
            throw new InvalidOperationException(
                $"The metric {dataset.Schema.Name}.{metric.Name} is no number, so it cannot be summed up over {values.Length} rows. Give the query's own rows with AddResult(query, rows).");
        }

        if (values.Length == 0)
        {
            // Of nothing, in the form that the local service shows.
            return metric.Type == ColumnType.Decimal ? 0.00m : 0m;
        }

        return values.All(v => v is null) ? null : values.OfType<decimal>().Sum();
    }
}
