using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;
using Insights.Typed.Schemas.Names;

namespace Insights.Typed.Schemas;

/// <summary>Reads one dataset object: this type reads the service's part, and <see cref="AdditionsReader"/> the additions of the file.</summary>
internal sealed class DatasetReader(ProblemList problems)
{
    /// <summary>Determines whether a property has this name. Letter case differs between the service's documents, so it does not matter.</summary>
    public static bool HasName(JsonMember member, string name) => string.Equals(member.Name.Text, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the dataset and the item that names it; null if the dataset is not valid at all.</summary>
    public (DatasetSchema Dataset, JsonItem Named)? Read(JsonItem item)
    {
        if (item.Kind != JsonValueKind.Object)
        {
            problems.Add(SchemaMessages.DatasetNotObject, item, item.KindDescription);
            return null;
        }

        var properties = new DatasetMembers();
        foreach (var member in item.Members)
        {
            if (!properties.TryAdd(member))
            {
                problems.Add(SchemaMessages.DuplicateDatasetProperty, member.Name, member.Name.Text);
            }
        }

        if (ReadName(item, properties.Find(DatasetProperties.Name)) is not { } name)
        {
            return null;
        }

        var additions = new AdditionsReader(problems).Read(properties.Find(DatasetProperties.Additions));
        var identifier = Identifier.FromDataset(name.Text);
        var names = new NameSet(problems);
        var columns = ReadNames(properties.Find(DatasetProperties.Columns), names, "column");
        var metrics = ReadNames(properties.Find(DatasetProperties.Metrics), names, "metric");
        var ranges = ReadNames(properties.Find(DatasetProperties.DateRanges), new NameSet(problems), "date range");
        if (!new PropertyFormCheck(problems).Check(properties))
        {
            return null;
        }

        if (columns.Count + metrics.Count == 0)
        {
            problems.Add(SchemaMessages.NoColumns, name, name.Text);
            return null;
        }

        var columnSchemas = new ColumnReader(problems).Read(columns, additions.Columns, ColumnDeclaration.GetDefaultType(isMetric: false), identifier);
        var metricSchemas = new ColumnReader(problems).Read(metrics, additions.Metrics, ColumnDeclaration.GetDefaultType(isMetric: true), identifier);
        var uniqueIdentifiers = new UniqueIdentifiers(problems);
        var dataset = new DatasetSchema(
            name.Text,
            identifier,
            additions.Description,
            additions.Source,
            uniqueIdentifiers.Filter(columnSchemas, c => c.Identifier, c => c.Name, columns).ToEquatableArray(),
            uniqueIdentifiers.Filter(metricSchemas, c => c.Identifier, c => c.Name, metrics).ToEquatableArray(),
            new UniqueIdentifiers(problems)
                .Filter(ranges.Select(r => new DateRangeSchema(r.Text, Identifier.FromDateRange(r.Text, identifier))).ToList(), r => r.Identifier, r => r.Name, ranges)
                .ToEquatableArray(),
            DatasetDetails.Read(properties),
            default)
        {
            Aggregations = new AggregationReader(problems).Read(properties.Find(DatasetProperties.Aggregations), [.. ranges.Select(range => range.Text)], identifier).ToEquatableArray(),
        };
        return (dataset with { SystemQueries = new SystemQueryReader(problems, dataset).Read(additions.SystemQueries).ToEquatableArray() }, name);
    }

    /// <summary>Finds the item with the dataset's name; null if it has no valid one.</summary>
    public JsonItem? ReadName(JsonItem dataset, JsonItem? name)
    {
        if (name is null)
        {
            var nearest = NameSuggestion.FindNearest(DatasetProperties.Name, dataset.Members.Select(m => m.Name.Text));
            var item = dataset.Members.FirstOrDefault(m => m.Name.Text == nearest)?.Name ?? dataset.Members.FirstOrDefault()?.Name ?? dataset;
            if (nearest is null)
            {
                problems.Add(SchemaMessages.NoDatasetName, item);
            }
            else
            {
                problems.Add(SchemaMessages.MisspelledDatasetName, item, nearest);
            }

            return null;
        }

        if (name.Kind != JsonValueKind.String)
        {
            problems.Add(SchemaMessages.NotString, name, DatasetProperties.Name, name.KindDescription);
            return null;
        }

        if (string.IsNullOrWhiteSpace(name.Text))
        {
            problems.Add(SchemaMessages.EmptyDatasetName, name);
            return null;
        }

        return NameValidator.Validate(name, "dataset", problems) ? name : null;
    }

    /// <summary>Reads the valid names of a list: each once, each valid in a query.</summary>
    private List<JsonItem> ReadNames(JsonItem? list, NameSet names, string kind) =>
        [.. PropertyForms.GetNames(list).Where(item => NameValidator.Validate(item, kind, problems) && names.TryAdd(item, kind))];
}
