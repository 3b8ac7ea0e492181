using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Drift;

/// <summary>Finds the differences between the schema files and what the service offers. Names are compared without letter case, as in the query language.</summary>
internal static class SchemaComparison
{
    private static readonly StringComparer Names = StringComparer.OrdinalIgnoreCase;

    /// <summary>The properties whose changes have rules.</summary>
    private static readonly string[] PropertiesWithRules =
    [
        DatasetProperties.Name, DatasetProperties.Columns, DatasetProperties.Metrics, DatasetProperties.DateRanges, DatasetProperties.MinimumRecurrenceInterval,
        DatasetProperties.Aggregations,
    ];

    /// <summary>Finds the changes, dataset by dataset: first the existing ones, in their order, then the new ones.</summary>
    /// <param name="before">The datasets before.</param>
    /// <param name="now">The datasets as the service describes them.</param>
    /// <param name="newDatasetMessage">The message about a dataset that is not in <paramref name="before"/>. The library can have a file of it.</param>
    public static List<SchemaChange> Compare(
        IReadOnlyCollection<ServiceDataset> before, IReadOnlyCollection<ServiceDataset> now, string newDatasetMessage = "No schema file describes the dataset.")
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
                changes.Add(new SchemaChange(ChangeKind.DatasetRemoved, old.Name, null, "The service no longer offers the dataset.")
                {
                    Suggestion = RenameDetection.FindSimilarName(old.Name, [.. added.Select(a => a.Name)]),
                });
            }
        }

        changes.AddRange(added.Select(dataset => new SchemaChange(ChangeKind.DatasetAdded, dataset.Name, null, newDatasetMessage)));
        return changes;
    }

    private static List<SchemaChange> Compare(ServiceDataset old, ServiceDataset now)
    {
        var changes = new List<SchemaChange>();
        var moved = old.Columns.Intersect(now.Metrics, Names).Concat(old.Metrics.Intersect(now.Columns, Names)).ToHashSet(Names);
        changes.AddRange(old.Columns.Where(moved.Contains).Select(name => new SchemaChange(
            ChangeKind.ColumnBecameMetric, now.Name, name, $"The column {name} is now a metric, which is computed once for each combination of the selected columns.")));
        changes.AddRange(old.Metrics.Where(moved.Contains).Select(name => new SchemaChange(
            ChangeKind.MetricBecameColumn, now.Name, name, $"The metric {name} is now a column: a query that selects it returns more rows.")));
        changes.AddRange(CompareNames("column", ExceptMoved(old.Columns), ExceptMoved(now.Columns), ChangeKind.ColumnRemoved, ChangeKind.ColumnAdded, now.Name));
        changes.AddRange(CompareNames("metric", ExceptMoved(old.Metrics), ExceptMoved(now.Metrics), ChangeKind.MetricRemoved, ChangeKind.MetricAdded, now.Name));
        changes.AddRange(CompareNames("date range", old.DateRanges, now.DateRanges, ChangeKind.DateRangeRemoved, ChangeKind.DateRangeAdded, now.Name));
        changes.AddRange(CompareAggregations(old, now));
        changes.AddRange(CompareIntervals(old, now));
        changes.AddRange(CompareProperties(old, now, DatasetProperties.ServicePart.Except(PropertiesWithRules)));
        if (old.Name != now.Name)
        {
            changes.Add(new SchemaChange(ChangeKind.LetterCaseChanged, now.Name, now.Name, $"The dataset {old.Name} is now named {now.Name}. Queries can use both; C# names follow."));
        }

        if (changes.Count == 0 && old != now)
        {
            changes.Add(new SchemaChange(ChangeKind.DetailChanged, now.Name, null, "The service changed properties of the dataset that queries do not use."));
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
            yield return new SchemaChange(ChangeKind.OrderChanged, dataset, null, $"The {itemName}s are in another order.");
        }

        foreach (var name in keptNow.Where(name => !keptBefore.Contains(name, StringComparer.Ordinal)))
        {
            yield return new SchemaChange(ChangeKind.LetterCaseChanged, dataset, name, $"The {itemName} {name} had other letter case. Queries can use both; C# names follow.");
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
            // A range that the dataset itself loses or gains is a separate change.
            var lost = previous.DateRanges.Except(aggregation.DateRanges, Names).Intersect(now.DateRanges, Names).ToList();
            if (lost.Count > 0)
            {
                yield return new SchemaChange(
                    ChangeKind.AggregationNarrowed, now.Name, aggregation.Name, $"The aggregation {aggregation.Name} is no longer available for {string.Join(", ", lost)}.") { DateRanges = lost };
            }

            var gained = aggregation.DateRanges.Except(previous.DateRanges, Names).Intersect(old.DateRanges, Names).ToList();
            if (gained.Count > 0)
            {
                yield return new SchemaChange(ChangeKind.AggregationWidened, now.Name, aggregation.Name, $"The aggregation {aggregation.Name} is now also available for {string.Join(", ", gained)}.");
            }
        }
    }

    private static List<ServiceAggregation> GetUsableAggregations(ServiceDataset dataset) =>
        [.. dataset.Aggregations.Select(aggregation => aggregation.GetUsable(dataset.DateRanges)).OfType<ServiceAggregation>()];

    private static IEnumerable<SchemaChange> CompareIntervals(ServiceDataset old, ServiceDataset now)
    {
        var (before, after) = (old.Details.MinimumRecurrenceInterval, now.Details.MinimumRecurrenceInterval);
        if (before == after)
        {
            yield break;
        }

        // If the file has no interval, it is unknown whether it was less.
        var isRaised = before is not null && after > before;
        yield return new SchemaChange(
            isRaised ? ChangeKind.IntervalRaised : ChangeKind.IntervalLowered,
            now.Name,
            null,
            $"The minimum recurrence interval of reports is now {FormatInterval(after)}; before, it was {FormatInterval(before)}.");
    }

    /// <summary>Finds those of the properties that have another value, in their JSON.</summary>
    public static IEnumerable<SchemaChange> CompareProperties(ServiceDataset old, ServiceDataset now, IEnumerable<string> properties)
    {
        var (before, after) = (ToJson(old), ToJson(now));
        return properties.Where(property => !JsonNode.DeepEquals(before[property], after[property])).Select(property => new SchemaChange(
            ChangeKind.PropertyChanged, now.Name, property, $"The property {property} is now {FormatValue(after[property])}; before, it was {FormatValue(before[property])}."));
    }

    private static JsonObject ToJson(ServiceDataset dataset)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            DatasetWriter.Write(json, dataset with { OtherProperties = default });
        }

        return JsonNode.Parse(stream.ToArray())!.AsObject();
    }

    private static string FormatValue(JsonNode? value) => value is null ? "absent" : UntrustedText.Sanitize(value.ToJsonString(), UntrustedText.MaxNameLength);

    private static string FormatInterval(int? hours) => hours is { } known ? EnglishText.Count(known, "hour") : "unknown";
}
