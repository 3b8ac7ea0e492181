using System.Collections.Specialized;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Web;
using Insights.Typed.LocalService;

namespace Insights.Typed.Testing.Service;

/// <summary>One request for an operation of the service.</summary>
internal sealed class Call(Route route, Uri address, string? body)
{
    private readonly NameValueCollection parameters = HttpUtility.ParseQueryString(address.Query);

    public Route Route => route;

    /// <summary>The id that the path names.</summary>
    public string Id => route.Id!;

    /// <summary>A parameter of the address; null where it is absent or empty.</summary>
    public string? Parameter(string name) => parameters[name] is { Length: > 0 } text ? text : null;

    public bool Parameter(string name, bool absent) => Parameter(name) switch
    {
        null => absent,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw Refusal.BadRequest($"{name} is true or false, not '{text}'"),
    };

    /// <summary>The parts of a parameter that may have several, joined by a semicolon; null where it is absent.</summary>
    public IReadOnlyList<string>? Parameters(string name) =>
        Parameter(name)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public DateTime? Time(string name) => Parameter(name) switch
    {
        null => null,
        var text when ServiceTime.TryRead(text, out var time) => time,
        var text => throw Refusal.BadRequest($"{name} '{text}' is not a time such as 2024-01-31T00:00:00Z"),
    };

    public T Body<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body ?? "null", type) ?? throw Refusal.BadRequest("the body is null");
        }
        catch (JsonException e)
        {
            throw Refusal.BadRequest($"the body cannot be read: {e.Message}");
        }
    }
}
