using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed.Contracts;

/// <summary>What the service puts around every answer.</summary>
internal sealed class Envelope<T>
    where T : InsightsResource
{
    public List<T>? Value
    {
        get;
        set => (field, HasValue) = (value, true);
    }

    /// <summary>Whether it has a value at all, be it null: without one it is no list, and not an empty one either.</summary>
    [JsonIgnore]
    public bool HasValue { get; private set; }

    public string? NextLink { get; set; }

    public string? Message { get; set; }

    public int? StatusCode { get; set; }

    public bool? DataRedacted { get; set; }
}

/// <summary>The part of the envelope by which a refusal is recognized.</summary>
internal sealed class ErrorEnvelope
{
    /// <summary>Of any kind: a status that cannot be read must not hide what else the response says.</summary>
    public JsonElement StatusCode { get; set; }

    /// <summary>The status, where it is one.</summary>
    [JsonIgnore]
    public int? Status => StatusCode.ValueKind switch
    {
        JsonValueKind.Number when StatusCode.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(StatusCode.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
