using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas.Names;

/// <summary>The names given so far. The language is case-insensitive, so two names that differ only in case are one.</summary>
internal sealed class NameSpace(ProblemList problems)
{
    private readonly Dictionary<string, (string Name, string What)> seen = new(StringComparer.OrdinalIgnoreCase);

    public bool TryAdd(JsonItem name, string what)
    {
        if (!seen.TryGetValue(name.Text, out var first))
        {
            seen.Add(name.Text, (name.Text, what));
            return true;
        }

        problems.Add(
            SchemaFault.DuplicateName,
            name,
            $"The {what} '{name.Text}' stands twice: there is already a {first.What} '{first.Name}', and columns and metrics share one set of names.");
        return false;
    }
}

/// <summary>Leaves out what would become a C# name that is already taken.</summary>
internal sealed class IdentifierClash(ProblemList problems)
{
    private readonly Dictionary<string, string> taken = new(StringComparer.Ordinal);

    /// <param name="schemas">What the names became.</param>
    /// <param name="identifierOf">The C# name.</param>
    /// <param name="nameOf">The service's name.</param>
    /// <param name="items">Where each of <paramref name="schemas"/> is named, in the same order.</param>
    public List<T> Without<T>(List<T> schemas, Func<T, string> identifierOf, Func<T, string> nameOf, List<JsonItem> items)
    {
        var kept = new List<T>();
        for (var i = 0; i < schemas.Count; i++)
        {
            var schema = schemas[i];
            if (!taken.TryGetValue(identifierOf(schema), out var first))
            {
                taken.Add(identifierOf(schema), nameOf(schema));
                kept.Add(schema);
                continue;
            }

            problems.Add(
                SchemaFault.IdentifierClash,
                items[i],
                $"'{nameOf(schema)}' and '{first}' would both become the C# name '{identifierOf(schema)}'.");
        }

        return kept;
    }
}
