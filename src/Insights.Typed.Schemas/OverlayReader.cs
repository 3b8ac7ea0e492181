using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>Reads a dataset object with additions and without the service's part.</summary>
internal sealed class OverlayReader(ProblemList problems)
{
    /// <summary>Determines whether an object has additions only, so that another file must describe the dataset.</summary>
    public static bool IsOverlay(JsonItem item) =>
        item.Kind == JsonValueKind.Object
        && item.Members.Any(member => DatasetReader.HasName(member, DatasetProperties.Additions))
        && item.Members.Any(member => DatasetReader.HasName(member, DatasetProperties.Name))
        && !item.Members.Any(member => DatasetProperties.ServicePart.Any(name => name != DatasetProperties.Name && DatasetReader.HasName(member, name)));

    /// <summary>Reads the overlay; null if it has no valid name.</summary>
    public IEnumerable<DatasetOverlay> Read(JsonItem item)
    {
        var properties = new DatasetMembers();
        foreach (var member in item.Members)
        {
            if (!properties.TryAdd(member))
            {
                problems.Add(SchemaMessages.DuplicateOverlayProperty, member.Name, member.Name.Text);
            }
        }

        if (new DatasetReader(problems).ReadName(item, properties.Find(DatasetProperties.Name)) is not { } name)
        {
            return [];
        }

        var additions = new AdditionsReader(problems).Read(properties.Find(DatasetProperties.Additions));
        if (additions.SystemQueries is { Kind: not JsonValueKind.Null } queries)
        {
            problems.Add(SchemaMessages.QueriesInOverlay, queries);
        }

        // The types of the package's file are not known here, so that the samples of any column can be valid.
        var reader = new ColumnReader(problems);
        return
        [
            new DatasetOverlay(
                name.Text,
                additions.Description,
                additions.Columns.Select(column => reader.Read(column, ColumnType.Text)).ToEquatableArray(),
                additions.Metrics.Select(metric => reader.Read(metric, ColumnType.Text)).ToEquatableArray(),
                problems.GetPosition(name)),
        ];
    }
}
