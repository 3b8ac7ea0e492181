using System.Text.Json;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>What a schema file adds to the service's answer, under <c>typed</c>.</summary>
internal sealed record Additions(
    string? Description, string? Source, List<JsonMember> Columns, List<JsonMember> Metrics, JsonItem? SystemQueries);

/// <summary>Reads the additions. Here an unknown property is told of: it is ours, so it is a slip of the pen.</summary>
internal sealed class AdditionsReader(ProblemList problems)
{
    private static readonly string[] Known = ["source", "description", "columns", "metrics", "systemQueries", "notes"];

    public Additions Read(JsonItem? typed)
    {
        var members = MembersOf(typed, DatasetProperties.Additions, Known);
        TextOf(members, "notes");
        return new Additions(
            TextOf(members, "description"),
            TextOf(members, "source"),
            MembersOf(Find(members, "columns"), "columns", known: null),
            MembersOf(Find(members, "metrics"), "metrics", known: null),
            Find(members, "systemQueries"));
    }

    /// <summary>The members of an object that may be absent, each once; with <paramref name="known"/>, only those.</summary>
    public List<JsonMember> MembersOf(JsonItem? item, string what, string[]? known)
    {
        if (item is null)
        {
            return [];
        }

        if (item.Kind != JsonValueKind.Object)
        {
            problems.Add(SchemaFault.WrongKind, item, $"'{what}' is an object, not {item.KindInWords}.");
            return [];
        }

        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in item.Members)
        {
            if (names.Contains(member.Name.Text))
            {
                problems.Add(SchemaFault.DuplicateName, member.Name, $"The property '{member.Name.Text}' stands twice in '{what}'.");
            }
            else if (known is not null && !known.Contains(member.Name.Text, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(
                    SchemaFault.UnknownAddition,
                    member.Name,
                    $"'{what}' has no property '{member.Name.Text}'; it has {string.Join(", ", known)}.{problems.SuggestionFor(member.Name.Text, known)}");
            }
            else
            {
                names.Add(member.Name.Text);
                members.Add(member);
            }
        }

        return members;
    }

    /// <summary>The text of a property that may be absent.</summary>
    public string? TextOf(List<JsonMember> members, string name)
    {
        var item = Find(members, name);
        if (item is null || item.Kind == JsonValueKind.Null)
        {
            return null;
        }

        if (item.Kind == JsonValueKind.String)
        {
            return item.Text;
        }

        problems.Add(SchemaFault.WrongKind, item, $"'{name}' is a string, not {item.KindInWords}.");
        return null;
    }

    /// <summary>The value of a property that may be absent.</summary>
    public static JsonItem? Find(List<JsonMember> members, string name) =>
        members.FirstOrDefault(m => DatasetReader.Is(m, name))?.Value;
}
