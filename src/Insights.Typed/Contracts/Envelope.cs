using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed.Contracts;

/// <summary>The envelope of the service's responses.</summary>
internal sealed class Envelope<T>
    where T : InsightsResource
{
    public List<T>? Value
    {
        get;
        set => (field, HasValue) = (value, true);
    }

    /// <summary>Gets a value indicating whether the envelope has a value, including null: without one it is not a list, not even an empty one.</summary>
    [JsonIgnore]
    public bool HasValue { get; private set; }

    public string? NextLink { get; set; }

    public string? Message { get; set; }

    public int? StatusCode { get; set; }

    public bool? DataRedacted { get; set; }
}

/// <summary>The part of the envelope that identifies an error.</summary>
internal sealed class ErrorEnvelope
{
    /// <summary>Gets or sets a JSON value of any kind: a status that cannot be read must not hide the other fields of the response.</summary>
    public JsonElement StatusCode { get; set; }

    /// <summary>Gets the status, if it is a number.</summary>
    [JsonIgnore]
    public int? Status => StatusCode.ValueKind switch
    {
        JsonValueKind.Number when StatusCode.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(JsonText.Get(StatusCode), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
