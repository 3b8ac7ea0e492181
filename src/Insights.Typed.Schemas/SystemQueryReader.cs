using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;
using Insights.Typed.Schemas.Names;

namespace Insights.Typed.Schemas;

/// <summary>Reads the system queries of a dataset: published texts, which the dataset's columns give their types.</summary>
internal sealed class SystemQueryReader(ProblemList problems, DatasetSchema dataset)
{
    private static readonly string[] Known = ["name", "queryId", "query", "description"];

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
            return [.. list.Items.Select(ReadOne).OfType<SystemQuerySchema>()];
        }

        problems.Add(SchemaFault.WrongKind, list, $"'systemQueries' is an array of objects, not {list.KindInWords}.");
        return [];
    }

    private SystemQuerySchema? ReadOne(JsonItem item)
    {
        var additions = new AdditionsReader(problems);
        if (item.Kind != JsonValueKind.Object)
        {
            problems.Add(SchemaFault.WrongKind, item, $"'systemQueries' is an array of objects; this is {item.KindInWords}.");
            return null;
        }

        var members = additions.MembersOf(item, "systemQueries", Known);
        var name = additions.TextOf(members, "name");
        var description = additions.TextOf(members, "description");
        var id = additions.TextOf(members, "queryId");
        var text = additions.TextOf(members, "query")?.Trim();
        if (string.IsNullOrWhiteSpace(id) || string.IsNullOrEmpty(text))
        {
            problems.Add(SchemaFault.WrongKind, item, "A system query needs a 'queryId' and a 'query'.");
            return null;
        }

        var at = AdditionsReader.Find(members, "query")!;
        var isNew = IsNew(id!, AdditionsReader.Find(members, "queryId")!);
        if (NameOf(name, AdditionsReader.Find(members, "name") ?? item) is not { } identifier || Parse(text!, at) is not { } query || !isNew)
        {
            return null;
        }

        return Columns(query, at) is { } columns
            ? new SystemQuerySchema(name ?? dataset.Name, identifier, id!, text!, query.Dataset.Text, columns.ToEquatableArray(), description)
            : null;
    }

    private bool IsNew(string id, JsonItem at)
    {
        if (!ids.ContainsKey(id))
        {
            ids.Add(id, id);
            return true;
        }

        problems.Add(SchemaFault.DuplicateName, at, $"The dataset '{dataset.Name}' has two system queries with the id '{id}'.");
        return false;
    }

    /// <summary>The C# name, or null where the query can have none.</summary>
    private string? NameOf(string? name, JsonItem at)
    {
        var shown = name ?? dataset.Name;
        if (name is not null && !name.Any(char.IsLetterOrDigit))
        {
            problems.Add(SchemaFault.WrongKind, at, "The 'name' of a system query has at least one letter or digit.");
            return null;
        }

        var identifier = name is null ? dataset.Identifier : Identifier.FromSystemQuery(name, dataset.Identifier);
        if (!identifiers.TryGetValue(identifier, out var first))
        {
            identifiers.Add(identifier, shown);
            return identifier;
        }

        problems.Add(
            SchemaFault.IdentifierClash,
            at,
            $"The system queries '{shown}' and '{first}' would both become the C# name '{identifier}'; give each a 'name' that differs in its letters or digits.");
        return null;
    }

    private QuerySyntax? Parse(string text, JsonItem at)
    {
        var parsed = ParsedQuery.Parse(text);
        foreach (var error in parsed.Errors)
        {
            problems.Add(SchemaFault.WrongKind, at, $"'query' is not a query: {error.Message.TrimEnd('.')} (character {error.Span.Start + 1}).");
        }

        return parsed.Query;
    }

    /// <summary>The selected names as the dataset spells them; null where the query uses a name that the dataset does not list.</summary>
    private List<string>? Columns(QuerySyntax query, JsonItem at)
    {
        var names = dataset.Columns.Concat(dataset.Metrics).ToDictionary(c => c.Name, c => c.Name, StringComparer.OrdinalIgnoreCase);
        var used = query.Columns.Concat(query.Conditions.Select(c => c.Column)).Concat(query.OrderBy.Select(o => o.Column));
        var unknown = used.FirstOrDefault(name => !names.ContainsKey(name.Text));
        if (unknown is not null)
        {
            problems.Add(
                SchemaFault.UnknownAddition,
                at,
                $"This system query is not used: it names '{unknown.Text}', which is neither a column nor a metric of '{dataset.Name}'.{NameSuggestion.For(unknown.Text, names.Keys)}");
            return null;
        }

        var selected = query.Columns.Select(name => names[name.Text]).ToList();
        var again = selected.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        if (again is null)
        {
            return selected;
        }

        problems.Add(SchemaFault.DuplicateName, at, $"This system query selects '{again.Key}' twice.");
        return null;
    }
}
