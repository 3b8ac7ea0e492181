using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;
using Insights.Typed.Schemas.Names;

namespace Insights.Typed.Schemas;

/// <summary>Reads one dataset object: the service's part here, the file's additions through <see cref="AdditionsReader"/>.</summary>
internal sealed class DatasetReader(ProblemList problems)
{
    /// <summary>Whether a property has this name; the service's own documents differ in letter case.</summary>
    public static bool Is(JsonMember member, string name) => DatasetProperties.AreEqual(member.Name.Text, name);

    /// <summary>The dataset and the item that names it, or nothing where it cannot be used at all.</summary>
    public (DatasetSchema Dataset, JsonItem Named)? Read(JsonItem item)
    {
        if (item.Kind != JsonValueKind.Object)
        {
            problems.Add(SchemaFault.WrongKind, item, $"A dataset is an object, not {item.KindInWords}.");
            return null;
        }

        var parts = new DatasetParts();
        foreach (var member in item.Members)
        {
            if (!parts.TryTake(member))
            {
                problems.Add(SchemaFault.DuplicateName, member.Name, $"The property '{member.Name.Text}' stands twice in one dataset.");
            }
        }

        if (ReadName(item, parts.Find(DatasetProperties.Name)) is not { } name)
        {
            return null;
        }

        var additions = new AdditionsReader(problems).Read(parts.Find(DatasetProperties.Additions));
        var identifier = Identifier.FromDataset(name.Text);
        var names = new NameSpace(problems);
        var columns = ReadNames(parts.Find(DatasetProperties.Columns), DatasetProperties.Columns, names, "column");
        var metrics = ReadNames(parts.Find(DatasetProperties.Metrics), DatasetProperties.Metrics, names, "metric");
        var ranges = ReadNames(parts.Find(DatasetProperties.DateRanges), DatasetProperties.DateRanges, new NameSpace(problems), "date range");
        if (columns is null || metrics is null || ranges is null)
        {
            return null;
        }

        if (columns.Count + metrics.Count == 0)
        {
            problems.Add(SchemaFault.NoColumn, name, $"The dataset '{name.Text}' has no column and no metric, so there is nothing to select; 'selectableColumns' should list them.");
            return null;
        }

        var columnSchemas = new ColumnReader(problems).Read(columns, additions.Columns, ColumnType.Text, identifier);
        var metricSchemas = new ColumnReader(problems).Read(metrics, additions.Metrics, ColumnType.Decimal, identifier);
        var clash = new IdentifierClash(problems);
        var dataset = new DatasetSchema(
            name.Text,
            identifier,
            additions.Description,
            additions.Source,
            clash.Without(columnSchemas, c => c.Identifier, c => c.Name, columns).ToEquatableArray(),
            clash.Without(metricSchemas, c => c.Identifier, c => c.Name, metrics).ToEquatableArray(),
            new IdentifierClash(problems)
                .Without(ranges.Select(r => new DateRangeSchema(r.Text, Identifier.FromDateRange(r.Text, identifier))).ToList(), r => r.Identifier, r => r.Name, ranges)
                .ToEquatableArray(),
            ReadHours(parts.Find(DatasetProperties.MinimumRecurrenceInterval)),
            default)
        {
            Aggregations = new AggregationReader(problems).Read(parts.Find(DatasetProperties.Aggregations), [.. ranges.Select(range => range.Text)], identifier).ToEquatableArray(),
        };
        return (dataset with { SystemQueries = new SystemQueryReader(problems, dataset).Read(additions.SystemQueries).ToEquatableArray() }, name);
    }

    /// <summary>The item with the dataset's name; null where it has no usable one.</summary>
    public JsonItem? ReadName(JsonItem dataset, JsonItem? name)
    {
        if (name is null)
        {
            var misspelt = NameSuggestion.Nearest(DatasetProperties.Name, dataset.Members.Select(m => m.Name.Text));
            problems.Add(
                SchemaFault.NoName,
                dataset.Members.FirstOrDefault(m => m.Name.Text == misspelt)?.Name ?? dataset.Members.FirstOrDefault()?.Name ?? dataset,
                "The dataset has no 'datasetName'." + (misspelt is null ? "" : $" Is '{misspelt}' meant to be it?"));
            return null;
        }

        if (name.Kind != JsonValueKind.String)
        {
            problems.Add(SchemaFault.WrongKind, name, $"'datasetName' is a string, not {name.KindInWords}.");
            return null;
        }

        if (string.IsNullOrWhiteSpace(name.Text))
        {
            problems.Add(SchemaFault.NoName, name, "'datasetName' is empty.");
            return null;
        }

        return WritableName.Check(name, "dataset", problems) ? name : null;
    }

    /// <summary>The usable names of a list: each once, each one that a query can hold. Null where it is no list.</summary>
    private List<JsonItem>? ReadNames(JsonItem? list, string property, NameSpace names, string what)
    {
        if (list is null || list.Kind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.Kind != JsonValueKind.Array)
        {
            problems.Add(SchemaFault.WrongKind, list, $"'{property}' is an array of strings, not {list.KindInWords}.");
            return null;
        }

        var usable = new List<JsonItem>();
        foreach (var item in list.Items)
        {
            if (item.Kind != JsonValueKind.String)
            {
                problems.Add(SchemaFault.WrongKind, item, $"'{property}' is an array of strings; this is {item.KindInWords}.");
            }
            else if (WritableName.Check(item, what, problems) && names.TryAdd(item, what))
            {
                usable.Add(item);
            }
        }

        return usable;
    }

    private int? ReadHours(JsonItem? item)
    {
        if (item is null || item.Kind == JsonValueKind.Null)
        {
            return null;
        }

        if (ServiceDataset.HoursOf(item) is { } hours and > 0)
        {
            return hours;
        }

        var found = item.Kind == JsonValueKind.Number ? item.Text : item.KindInWords;
        problems.Add(SchemaFault.WrongKind, item, $"'minimumRecurrenceInterval' is a whole number of hours above zero, not {found}.");
        return null;
    }
}
