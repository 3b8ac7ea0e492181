using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed;

/// <summary>Something that the service tells of, such as a query or a report.</summary>
public abstract class ServiceItem
{
    private protected ServiceItem()
    {
    }

    /// <summary>
    /// Whether the service held data back from the answer that this came in, because the user's role hides it: revenue, for
    /// one, needs the Executive Report Viewer role. The service says so of an answer as a whole, not of which data.
    /// </summary>
    [JsonIgnore]
    public bool DataRedacted { get; internal set; }

    /// <summary>
    /// What else the service says, as it says it: fields that this library does not know, and values that do not fit the type
    /// of a field that is only shown, which is null then.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}
