using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>The properties of a dataset object, each once.</summary>
internal sealed class DatasetMembers
{
    private readonly Dictionary<string, JsonItem> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<JsonMember> others = [];

    /// <summary>The unknown properties, in the object's order.</summary>
    public IReadOnlyList<JsonMember> Others => others;

    /// <summary>Adds a property; false if the dataset already has a property of this name.</summary>
    public bool TryAdd(JsonMember member)
    {
        var name = member.Name.Text;
        if (values.ContainsKey(name))
        {
            return false;
        }

        values.Add(name, member.Value);
        if (!DatasetProperties.IsAddition(name) && !DatasetProperties.ServicePart.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            others.Add(member);
        }

        return true;
    }

    /// <summary>Finds the value of a property; null if it is absent.</summary>
    /// <param name="name">The name, from <see cref="DatasetProperties"/>.</param>
    public JsonItem? Find(string name) => values.TryGetValue(name, out var item) ? item : null;
}
