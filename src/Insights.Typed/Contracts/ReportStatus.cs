using System.Text.Json.Serialization;
using Insights.Typed.Contracts;

namespace Insights.Typed;

/// <summary>What a report is about to do: the service's own word, so that a new one survives.</summary>
/// <param name="Name">The word.</param>
[JsonConverter(typeof(ReportStatusConverter))]
public readonly record struct ReportStatus(string? Name)
{
    /// <summary>It is executed when its time comes.</summary>
    public static ReportStatus Active { get; } = new("Active");

    /// <summary>It is not executed until it is resumed.</summary>
    public static ReportStatus Paused { get; } = new("Paused");

    /// <summary>It is not executed any more.</summary>
    public static ReportStatus Inactive { get; } = new("Inactive");

    /// <summary>Whether two are the same word; letter case does not matter.</summary>
    public bool Equals(ReportStatus other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override int GetHashCode() => Name is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <summary>The word.</summary>
    public override string ToString() => Name ?? "";
}
