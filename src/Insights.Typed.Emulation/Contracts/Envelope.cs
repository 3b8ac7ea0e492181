namespace Insights.Typed.Emulation.Contracts;

/// <summary>The envelope of every response of the service.</summary>
internal sealed record Envelope<T>(
    IReadOnlyList<T> Value,
    string? NextLink,
    int TotalCount,
    string? Message,
    int StatusCode,
    bool DataRedacted);
