using System.Text.Json;

namespace Insights.Typed.Tool.Schemas;

/// <summary>Finds the dataset objects in valid JSON: the root itself, or the elements of the service's envelope.</summary>
internal static class DatasetObjects
{
    public static IEnumerable<JsonElement> In(JsonElement root) => Envelope(root) is { } value ? value.EnumerateArray() : [root];

    /// <summary>The <c>value</c> of the service's envelope; null where the root is a dataset itself.</summary>
    public static JsonElement? Envelope(JsonElement root) =>
        Find(root, "datasetName") is null && Find(root, "value") is { ValueKind: JsonValueKind.Array } value ? value : null;

    public static JsonElement? Find(JsonElement item, string name)
    {
        foreach (var property in item.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }
}
