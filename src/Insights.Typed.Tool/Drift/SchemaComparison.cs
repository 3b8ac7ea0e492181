using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Drift;

/// <summary>Finds what changed between the schema files and what the service offers. Letter case does not tell names apart, as in the query language.</summary>
internal static class SchemaComparison
{
    private static readonly StringComparer Names = StringComparer.OrdinalIgnoreCase;

    /// <summary>The changes, dataset by dataset: those that were there, in their order, and then the new ones.</summary>
    public static List<SchemaChange> Compare(IReadOnlyCollection<ServiceDataset> before, IReadOnlyCollection<ServiceDataset> now)
    {
        var changes = new List<SchemaChange>();
        var added = now.Where(dataset => !before.Any(old => Names.Equals(old.Name, dataset.Name))).ToList();
        foreach (var old in before)
        {
            if (now.FirstOrDefault(dataset => Names.Equals(dataset.Name, old.Name)) is { } dataset)
            {
                changes.AddRange(Compare(old, dataset));
            }
            else
            {
                changes.Add(new SchemaChange(ChangeKind.DatasetRemoved, old.Name, null, "The dataset is no longer offered.")
                {
                    Suggestion = RenameDetection.FindSimilarName(old.Name, [.. added.Select(a => a.Name)]),
                });
            }
        }

        changes.AddRange(added.Select(dataset => new SchemaChange(ChangeKind.DatasetAdded, dataset.Name, null, "The dataset is new.")));
        return changes;
    }

    private static List<SchemaChange> Compare(ServiceDataset old, ServiceDataset now)
    {
        var changes = new List<SchemaChange>();
        var moved = old.Columns.Intersect(now.Metrics, Names).Concat(old.Metrics.Intersect(now.Columns, Names)).ToHashSet(Names);
        changes.AddRange(old.Columns.Where(moved.Contains).Select(name => new SchemaChange(
            ChangeKind.ColumnBecameMetric, now.Name, name, $"The column {name} is a metric now: it is computed once for each combination of the selected columns.")));
        changes.AddRange(old.Metrics.Where(moved.Contains).Select(name => new SchemaChange(
            ChangeKind.MetricBecameColumn, now.Name, name, $"The metric {name} is a column now: selecting it gives more rows.")));
        changes.AddRange(CompareNames("column", ExceptMoved(old.Columns), ExceptMoved(now.Columns), ChangeKind.ColumnRemoved, ChangeKind.ColumnAdded, now.Name));
        changes.AddRange(CompareNames("metric", ExceptMoved(old.Metrics), ExceptMoved(now.Metrics), ChangeKind.MetricRemoved, ChangeKind.MetricAdded, now.Name));
        changes.AddRange(CompareNames("date range", old.DateRanges, now.DateRanges, ChangeKind.DateRangeRemoved, ChangeKind.DateRangeAdded, now.Name));
        changes.AddRange(CompareAggregations(old, now));
        changes.AddRange(CompareIntervals(old, now));
        if (old.Name != now.Name)
        {
            changes.Add(new SchemaChange(ChangeKind.SpellingChanged, now.Name, now.Name, $"The dataset is spelt {now.Name} now, and no longer {old.Name}; queries may use either, C# names follow."));
        }

        if (changes.Count == 0 && old != now)
        {
            changes.Add(new SchemaChange(ChangeKind.DetailChanged, now.Name, null, "The service describes the dataset otherwise, in properties that mean nothing to queries."));
        }

        return changes;

        List<string> ExceptMoved(IReadOnlyList<string> names) => [.. names.Where(name => !moved.Contains(name))];
    }

    private static IEnumerable<SchemaChange> CompareNames(
        string itemName, IReadOnlyList<string> old, IReadOnlyList<string> now, ChangeKind removedKind, ChangeKind addedKind, string dataset)
    {
        var removed = old.Except(now, Names).ToList();
        var added = now.Except(old, Names).ToList();
        foreach (var name in removed)
        {
            yield return new SchemaChange(removedKind, dataset, name, $"The {itemName} {name} is gone.") { Suggestion = RenameDetection.FindNewName(name, old, now, removedKind is ChangeKind.DateRangeRemoved or ChangeKind.AggregationRemoved) };
        }

        foreach (var name in added)
        {
            yield return new SchemaChange(addedKind, dataset, name, $"The {itemName} {name} is new.");
        }

        var (keptBefore, keptNow) = (old.Intersect(now, Names).ToList(), now.Intersect(old, Names).ToList());
        if (!keptBefore.SequenceEqual(keptNow, Names))
        {
            yield return new SchemaChange(ChangeKind.OrderChanged, dataset, null, $"The {itemName}s come in another order.");
        }

        foreach (var name in keptNow.Where(name => !keptBefore.Contains(name, StringComparer.Ordinal)))
        {
            yield return new SchemaChange(ChangeKind.SpellingChanged, dataset, name, $"The {itemName} {name} was spelt otherwise; queries may use either, C# names follow.");
        }
    }

    private static IEnumerable<SchemaChange> CompareAggregations(ServiceDataset old, ServiceDataset now)
    {
        var (before, after) = (GetUsableAggregations(old), GetUsableAggregations(now));
        foreach (var change in CompareNames("aggregation", [.. before.Select(a => a.Name)], [.. after.Select(a => a.Name)], ChangeKind.AggregationRemoved, ChangeKind.AggregationAdded, now.Name))
        {
            yield return change;
        }

        foreach (var (aggregation, previous) in after.SelectMany(a => before.Where(b => Names.Equals(b.Name, a.Name)).Select(b => (a, b))))
        {
            // A range that the dataset no longer offers at all is a change of its own.
            var lost = previous.DateRanges.Except(aggregation.DateRanges, Names).Intersect(now.DateRanges, Names).ToList();
            if (lost.Count > 0)
            {
                yield return new SchemaChange(
                    ChangeKind.AggregationNarrowed, now.Name, aggregation.Name, $"The aggregation {aggregation.Name} is no longer available for {string.Join(", ", lost)}.") { DateRanges = lost };
            }

            var gained = aggregation.DateRanges.Except(previous.DateRanges, Names).ToList();
            if (gained.Count > 0)
            {
                yield return new SchemaChange(ChangeKind.AggregationWidened, now.Name, aggregation.Name, $"The aggregation {aggregation.Name} is available for {string.Join(", ", gained)} too.");
            }
        }
    }

    /// <summary>The aggregations that a query can use: those for a date range of the dataset.</summary>
    private static List<ServiceAggregation> GetUsableAggregations(ServiceDataset dataset) =>
    [
        .. dataset.Aggregations
            .Select(aggregation => aggregation with { DateRanges = aggregation.DateRanges.Where(range => dataset.DateRanges.Contains(range, Names)).ToEquatableArray() })
            .Where(aggregation => aggregation.DateRanges.Count > 0),
    ];

    private static IEnumerable<SchemaChange> CompareIntervals(ServiceDataset old, ServiceDataset now)
    {
        var (before, after) = (old.MinimumRecurrenceInterval, now.MinimumRecurrenceInterval);
        if (before == after)
        {
            yield break;
        }

        // Where the file did not say, nobody knows whether it was less.
        var isRaised = before is not null && after > before;
        yield return new SchemaChange(
            isRaised ? ChangeKind.IntervalRaised : ChangeKind.IntervalLowered,
            now.Name,
            null,
            string.Create(CultureInfo.InvariantCulture, $"Reports may recur every {(after is null ? "(not told)" : after)} hours at the most often; before, it was {(before is null ? "not known" : before)}."));
    }
}
