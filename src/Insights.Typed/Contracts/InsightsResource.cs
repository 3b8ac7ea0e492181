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
    /// Gets a value indicating whether the service removed data from the response that contained this object, because the user's role hides it:
    /// revenue, for example, requires the Executive Report Viewer role. The service states this for the whole response, and does
    /// not state which data it removed.
    /// </summary>
    [JsonIgnore]
    public bool IsDataRedacted { get; internal set; }

    /// <summary>
    /// Gets the other fields of the response, as the service sent them: fields that this library does not know, and values that do
    /// not fit the type of a display-only field, which is null then.
    /// </summary>
    /// <remarks>A source-generated <see cref="JsonSerializerContext"/> of a program does not write or read them.</remarks>
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

    /// <summary>Gets or sets the fields that the serializer could not map to a property.</summary>
    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unmapped { get; set; }

    /// <summary>Returns null for a value that is not positive: the service can return zero for an interval or a limit that does not exist, and refuses it in a request.</summary>
    private protected static int? GetPositive(int? value) => value > 0 ? value : null;
}
