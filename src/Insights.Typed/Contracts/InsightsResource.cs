using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed;

/// <summary>An object that the service returns, such as a query or a report.</summary>
/// <remarks>Read-only. Tests create such objects with an object initializer.</remarks>
public abstract class InsightsResource
{
    private protected InsightsResource()
    {
    }

    /// <summary>
    /// Whether the service held data back from the response that this object came in, because the user's role hides it:
    /// revenue, for example, requires the Executive Report Viewer role. The service states it for a whole response, and does
    /// not state which data.
    /// </summary>
    [JsonIgnore]
    public bool IsDataRedacted { get; internal set; }

    /// <summary>
    /// The other fields of the response, as the service sent them: fields that this library does not know, and values that do
    /// not fit the type of a field that is only shown, which is null then.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties
    {
        get => Unmapped ?? (IReadOnlyDictionary<string, JsonElement>)ReadOnlyDictionary<string, JsonElement>.Empty;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            Unmapped = new(value, StringComparer.Ordinal);
        }
    }

    /// <summary>The fields that the serializer could not map to a property.</summary>
    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unmapped { get; set; }
}
