using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>Reads what a schema file adds to the service's response, under <c>typed</c>.</summary>
internal sealed record Additions(
    string? Description, string? Source, List<JsonMember> Columns, List<JsonMember> Metrics, JsonItem? SystemQueries);

/// <summary>Reads the additions. An unknown property is reported here: the library defines the properties, so it is a misspelling.</summary>
internal sealed class AdditionsReader(ProblemList problems)
{
    private static readonly string[] KnownProperties = ["source", "description", DeclarationProperties.Columns, DeclarationProperties.Metrics, "systemQueries", "notes"];

    public Additions Read(JsonItem? typed)
    {
        var members = ReadMembers(typed, DatasetProperties.Additions, KnownProperties);
        ReadString(members, "notes");
        return new Additions(
            ReadString(members, "description"),
            ReadString(members, "source"),
            ReadMembers(Find(members, DeclarationProperties.Columns), DeclarationProperties.Columns, knownProperties: null),
            ReadMembers(Find(members, DeclarationProperties.Metrics), DeclarationProperties.Metrics, knownProperties: null),
            Find(members, "systemQueries"));
    }

    /// <summary>Gets the members of an optional object, each once; with <paramref name="knownProperties"/>, only those.</summary>
    public List<JsonMember> ReadMembers(JsonItem? item, string objectName, IReadOnlyList<string>? knownProperties)
    {
        if (item is null)
        {
            return [];
        }

        if (item.Kind != JsonValueKind.Object)
        {
            problems.Add(SchemaMessages.NotObject, item, objectName, item.KindDescription);
            return [];
        }

        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in item.Members)
        {
            if (names.Contains(member.Name.Text))
            {
                problems.Add(SchemaMessages.DuplicateProperty, member.Name, member.Name.Text, objectName);
            }
            else if (knownProperties is not null && !knownProperties.Contains(member.Name.Text, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(
                    SchemaMessages.UnknownProperty,
                    member.Name,
                    objectName,
                    member.Name.Text,
                    string.Join(", ", knownProperties),
                    problems.GetSuggestion(member.Name.Text, knownProperties));
            }
            else
            {
                names.Add(member.Name.Text);
                members.Add(member);
            }
        }

        return members;
    }

    /// <summary>Reads the text of an optional property.</summary>
    public string? ReadString(List<JsonMember> members, string name)
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

        problems.Add(SchemaMessages.NotString, item, name, item.KindDescription);
        return null;
    }

    /// <summary>Finds the value of an optional property.</summary>
    public static JsonItem? Find(List<JsonMember> members, string name) =>
        members.FirstOrDefault(m => DatasetReader.HasName(m, name))?.Value;
}
