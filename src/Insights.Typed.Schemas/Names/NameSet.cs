using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas.Names;

/// <summary>The names so far. The language is case-insensitive, so two names that differ only in case are the same.</summary>
internal sealed class NameSet(ProblemList problems)
{
    private readonly Dictionary<string, (string Name, string What)> names = new(StringComparer.OrdinalIgnoreCase);

    public bool TryAdd(JsonItem name, string kind)
    {
        if (!names.TryGetValue(name.Text, out var first))
        {
            names.Add(name.Text, (name.Text, kind));
            return true;
        }

        problems.Add(SchemaMessages.DuplicateName, name, kind, name.Text, first.What, first.Name);
        return false;
    }
}

/// <summary>Removes items whose C# name already exists.</summary>
internal sealed class UniqueIdentifiers(ProblemList problems)
{
    private readonly Dictionary<string, string> namesByIdentifier = new(StringComparer.Ordinal);

    /// <param name="schemas">The items.</param>
    /// <param name="getIdentifier">Gets the C# name.</param>
    /// <param name="getName">Gets the service's name.</param>
    /// <param name="items">The JSON of the name of each item in <paramref name="schemas"/>, in the same order.</param>
    public List<T> Filter<T>(List<T> schemas, Func<T, string> getIdentifier, Func<T, string> getName, List<JsonItem> items)
    {
        var unique = new List<T>();
        for (var i = 0; i < schemas.Count; i++)
        {
            var schema = schemas[i];
            if (!namesByIdentifier.TryGetValue(getIdentifier(schema), out var first))
            {
                namesByIdentifier.Add(getIdentifier(schema), getName(schema));
                unique.Add(schema);
                continue;
            }

            problems.Add(SchemaMessages.IdentifierConflict, items[i], getName(schema), first, getIdentifier(schema));
        }

        return unique;
    }
}
