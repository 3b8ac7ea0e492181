using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Insights.Typed.Emulation.Contracts;
using Insights.Typed.Language;

namespace Insights.Typed.Emulation.Operations;

/// <summary>A request and the time at which it is processed.</summary>
internal sealed class OperationContext(EmulatedRequest request, EmulationOptions options, CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken => cancellationToken;

    public DateTime Now { get; } = options.TimeProvider.GetUtcNow().UtcDateTime;

    public ServiceProgram Program => request.Program ?? options.Program;

    public string Id => request.Id!;

    public bool ShouldFailLatestExecution => request.ShouldFailLatestExecution;

    /// <summary>Gets a required field without surrounding white space, because the service trims names and queries.</summary>
    public static string Require(string? value, string field) => string.IsNullOrWhiteSpace(value) ? throw ServiceErrors.MissingValue(field) : value.Trim();

    /// <summary>Whether a value matches a parameter; an absent parameter matches every value.</summary>
    public static bool Matches(string value, string? expected) => expected is null || string.Equals(value, expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a parameter; null if it is absent or empty.</summary>
    public string? GetParameter(OperationParameter parameter) => request.GetParameter(parameter.Name) is { Length: > 0 } text ? text : null;

    public bool GetBoolean(OperationParameter parameter) => GetParameter(parameter) switch
    {
        null => parameter.DefaultValue,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw ServiceErrors.BadRequest($"{parameter.Name} must be true or false, not '{text}'"),
    };

    /// <summary>Gets the values of a parameter, which are separated by semicolons; null if it is absent.</summary>
    public IReadOnlyList<string>? GetList(OperationParameter parameter) =>
        GetParameter(parameter)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public DateTime? GetTime(OperationParameter parameter) => GetParameter(parameter) switch
    {
        null => null,
        var text when ServiceTime.TryParse(text, out var time) => time,
        var text => throw ServiceErrors.BadRequest($"{parameter.Name} '{text}' is not a time such as 2024-01-31T00:00:00Z"),
    };

    public async Task<T> ReadBodyAsync<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, cancellationToken).ConfigureAwait(false) ?? throw ServiceErrors.BadRequest("the body is null");
        }
        catch (JsonException e)
        {
            throw ServiceErrors.BadRequest($"the body cannot be read: {e.Message}");
        }
    }

    /// <summary>Creates a page of a list.</summary>
    public EmulatedResponse CreatePage<T>(IReadOnlyList<T> all, string? message = null, bool isRedacted = false)
    {
        var start = GetParameter(OperationParameters.Skip) switch
        {
            null => 0,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            var text => throw ServiceErrors.BadRequest($"{OperationParameters.Skip.Name} '{text}' is not a count"),
        };
        List<T> page = [.. all.Skip(start).Take(options.PageSize ?? int.MaxValue)];
        var next = start + page.Count;
        return EmulatedResponse.From(new Envelope<T>(page, next < all.Count ? request.CreatePageLink!(next) : null, all.Count, message, StatusCode: 200, isRedacted));
    }
}
