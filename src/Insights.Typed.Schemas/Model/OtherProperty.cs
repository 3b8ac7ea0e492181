using System.Text.Json.Nodes;

namespace Insights.Typed.Schemas;

/// <summary>A property of a dataset that this library does not know.</summary>
/// <param name="Name">The name.</param>
/// <param name="Json">The value, as JSON. Two texts of the same value are equal.</param>
public sealed record OtherProperty(string Name, string Json)
{
    /// <summary>Determines whether both have the same name and value.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(OtherProperty? other) => other is not null && Name == other.Name && (Json == other.Json || HasSameValue(other.Json));

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    private bool HasSameValue(string json)
    {
        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(Json), JsonNode.Parse(json));
        }
        catch (ArgumentException)
        {
            // An object with a duplicate name has no value to compare, and the texts differ.
            return false;
        }
    }
}
