using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Insights.Typed.Emulation.Contracts;

namespace Insights.Typed.Emulation.Operations;

/// <summary>A request and the time at which it is processed.</summary>
internal sealed class Call(EmulatedRequest request, EmulationOptions options, CancellationToken cancellationToken)
{
    private const string Skip = "skip";

    public CancellationToken CancellationToken => cancellationToken;

    public DateTime Now { get; } = options.TimeProvider.GetUtcNow().UtcDateTime;

    public string Id => request.Id!;

    public bool FailsLatestExecution => request.FailsLatestExecution;

    /// <summary>A field that a request must have, without white space around it: the service stores names and queries so.</summary>
    public static string Require(string? value, string field) => string.IsNullOrWhiteSpace(value) ? throw Refusal.Missing(field) : value.Trim();

    /// <summary>Whether a value is the one that a parameter names; a parameter that is absent names each.</summary>
    public static bool Matches(string value, string? wanted) => wanted is null || string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase);

    /// <summary>A parameter; null where it is absent or empty.</summary>
    public string? Parameter(string name) => request.Parameter(name) is { Length: > 0 } text ? text : null;

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

    public async Task<T> ReadBodyAsync<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, cancellationToken).ConfigureAwait(false) ?? throw Refusal.BadRequest("the body is null");
        }
        catch (JsonException e)
        {
            throw Refusal.BadRequest($"the body cannot be read: {e.Message}");
        }
    }

    /// <summary>A page of a list. How the service marks where a page starts is not documented.</summary>
    public EmulatedResponse Page<T>(IReadOnlyList<T> all, string? message = null, bool isRedacted = false)
    {
        var start = Parameter(Skip) switch
        {
            null => 0,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            var text => throw Refusal.BadRequest($"{Skip} '{text}' is not a count"),
        };
        List<T> page = [.. all.Skip(start).Take(options.PageSize ?? int.MaxValue)];
        var next = start + page.Count;
        return EmulatedResponse.From(new Envelope<T>(page, next < all.Count ? request.LinkToPage!(next) : null, all.Count, message, StatusCode: 200, isRedacted));
    }
}
