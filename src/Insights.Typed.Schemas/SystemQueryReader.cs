using System.Globalization;
using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;
using Insights.Typed.Schemas.Names;

namespace Insights.Typed.Schemas;

/// <summary>Reads the system queries of a dataset: published texts, whose types come from the dataset's columns.</summary>
internal sealed class SystemQueryReader(ProblemList problems, DatasetSchema dataset)
{
    private const string PropertyName = "systemQueries";

    private static readonly string[] KnownProperties = ["name", "queryId", "query", "description"];

    private readonly Dictionary<string, string> ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> identifiers = new(StringComparer.Ordinal);

    public IEnumerable<SystemQuerySchema> Read(JsonItem? list)
    {
        if (list is null || list.Kind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.Kind == JsonValueKind.Array)
        {
            return [.. list.Items.Select(ReadQuery).OfType<SystemQuerySchema>()];
        }

        problems.Add(SchemaMessages.NotArrayOfObjects, list, PropertyName, list.KindDescription);
        return [];
    }

    private SystemQuerySchema? ReadQuery(JsonItem item)
    {
        var additions = new AdditionsReader(problems);
        if (item.Kind != JsonValueKind.Object)
        {
            problems.Add(SchemaMessages.ItemNotObject, item, PropertyName, item.KindDescription);
            return null;
        }

        var members = additions.ReadMembers(item, PropertyName, KnownProperties);
        var name = additions.ReadString(members, "name");
        var description = additions.ReadString(members, "description");
        var id = additions.ReadString(members, "queryId");
        var text = additions.ReadString(members, "query")?.Trim();
        if (string.IsNullOrWhiteSpace(id) || string.IsNullOrEmpty(text))
        {
            problems.Add(SchemaMessages.IncompleteQuery, item);
            return null;
        }

        var queryItem = AdditionsReader.Find(members, "query")!;
        var isUniqueId = TryAddId(id!, AdditionsReader.Find(members, "queryId")!);
        if (ReadIdentifier(name, AdditionsReader.Find(members, "name") ?? item) is not { } identifier || ParseQuery(text!, queryItem) is not { } query || !isUniqueId)
        {
            return null;
        }

        return ReadColumns(query, queryItem) is { } columns
            ? new SystemQuerySchema(name ?? dataset.Name, identifier, id!, text!, query.Dataset.Text, columns.ToEquatableArray(), description)
            : null;
    }

    private bool TryAddId(string id, JsonItem item)
    {
        if (!ids.ContainsKey(id))
        {
            ids.Add(id, id);
            return true;
        }

        problems.Add(SchemaMessages.DuplicateQueryId, item, dataset.Name, id);
        return false;
    }

    /// <summary>Gets the C# name, or null if the query cannot have one.</summary>
    private string? ReadIdentifier(string? name, JsonItem item)
    {
        var displayName = name ?? dataset.Name;
        if (name is not null && !name.Any(char.IsLetterOrDigit))
        {
            problems.Add(SchemaMessages.InvalidQueryName, item);
            return null;
        }

        var identifier = name is null ? dataset.Identifier : Identifier.FromSystemQuery(name, dataset.Identifier);
        if (!identifiers.TryGetValue(identifier, out var first))
        {
            identifiers.Add(identifier, displayName);
            return identifier;
        }

        problems.Add(SchemaMessages.QueryIdentifierConflict, item, displayName, first, identifier);
        return null;
    }

    private QuerySyntax? ParseQuery(string text, JsonItem item)
    {
        var parsed = ParsedQuery.Parse(text);
        foreach (var error in parsed.Errors)
        {
            problems.Add(SchemaMessages.InvalidQuery, item, error.Message.TrimEnd('.'), (error.Span.Start + 1).ToString(CultureInfo.InvariantCulture));
        }

        return parsed.Query;
    }

    /// <summary>Gets the selected names as the dataset writes them; null if the query uses a name that the dataset does not list.</summary>
    private List<string>? ReadColumns(QuerySyntax query, JsonItem item)
    {
        var names = dataset.Columns.Concat(dataset.Metrics).ToDictionary(c => c.Name, c => c.Name, StringComparer.OrdinalIgnoreCase);
        var usedNames = query.Columns.Concat(query.Conditions.Select(c => c.Column)).Concat(query.OrderBy.Select(o => o.Column));
        var unknown = usedNames.FirstOrDefault(name => !names.ContainsKey(name.Text));
        if (unknown is not null)
        {
            problems.Add(SchemaMessages.UnknownQueryName, item, unknown.Text, dataset.Name, NameSuggestion.GetHint(unknown.Text, names.Keys));
            return null;
        }

        var selected = query.Columns.Select(name => names[name.Text]).ToList();
        var duplicate = selected.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (duplicate is null)
        {
            return selected;
        }

        problems.Add(SchemaMessages.DuplicateSelection, item, duplicate.Key);
        return null;
    }
}
