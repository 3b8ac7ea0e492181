using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.Queries;
using Insights.Typed.Testing.Rows;

namespace Insights.Typed.Testing.Evaluation;

/// <summary>The rows that become one row of the result: a single row, or those that are equal in all selected columns.</summary>
internal sealed class RowGroup(GeneratedDataset dataset, IReadOnlyList<object?[]> rows)
{
    private readonly Dictionary<int, object?> metrics = [];

    /// <summary>Gets the value of a selected column or a metric.</summary>
    public object? GetValue(BoundColumn term) => term.Metric is null ? rows[0][dataset.Ordinals[term.Schema.Name]] : GetMetric(term);

    /// <summary>Gets the value that the group is ordered by. If it has several values of a column, the one that is first in the order counts.</summary>
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
                $"The query selects the metric {dataset.Schema.Name}.{metric.Name}, which some of the added rows do not contain. Set {metric.Identifier} on each row, so that it can be summed, or add the result of the query with AddResult(query, rows).");
        }

        // With a single value, the meaning of the metric does not matter.
        if (values is [var only])
        {
            return only;
        }

        if (!DatasetTable.IsNumber(metric.Type))
        {
            throw new InvalidOperationException(
                $"The metric {dataset.Schema.Name}.{metric.Name} is not a number, so it cannot be summed over {values.Length} rows. Add the result of the query with AddResult(query, rows).");
        }

        if (values.Length == 0)
        {
            // A sum of no rows, in the format of the local service.
            return metric.Kind == ValueKind.Decimal ? 0.00m : 0m;
        }

        return values.All(v => v is null) ? null : values.OfType<decimal>().Sum();
    }
}
