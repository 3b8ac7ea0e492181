using Insights.Typed.Language;

namespace Insights.Typed.Emulation;

/// <summary>A request for an operation of the service, independent of how it arrived.</summary>
public sealed class EmulatedRequest
{
    /// <summary>The operation.</summary>
    public required InsightsOperation Operation { get; init; }

    /// <summary>The id in the path; null if the operation has none.</summary>
    public string? Id { get; init; }

    /// <summary>Gets a parameter of the address by name; null or empty if it is absent.</summary>
    public required Func<string, string?> GetParameter { get; init; }

    /// <summary>The body.</summary>
    public Stream Body { get; init; } = Stream.Null;

    /// <summary>Gets the link to the page of a list that starts with an item; required if pages are limited.</summary>
    public Func<int, string>? CreatePageLink { get; init; }

    /// <summary>The program of the client, for a service that has clients of several programs; null for that of the options.</summary>
    public ServiceProgram? Program { get; init; }

    /// <summary>Whether the latest execution of the report fails before the request is processed.</summary>
    public bool ShouldFailLatestExecution { get; init; }
}
