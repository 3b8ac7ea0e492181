namespace Insights.Typed.Emulation.Contracts;

/// <summary>What every answer of the service is wrapped in.</summary>
internal sealed record Envelope<T>(
    IReadOnlyList<T> Value,
    string? NextLink,
    int TotalCount,
    string? Message,
    int StatusCode,
    bool DataRedacted);
