using System.Text.Json.Serialization;
using Insights.Typed.Contracts;

namespace Insights.Typed;

/// <summary>What a report is about to do: an extensible set of names, so that a new one of the service is kept.</summary>
[JsonConverter(typeof(ReportStatusConverter))]
public readonly struct ReportStatus : IEquatable<ReportStatus>
{
    /// <summary>Creates a value from the service's name for it.</summary>
    /// <param name="name">The name.</param>
    public ReportStatus(string? name) => Name = name;

    /// <summary>It is executed when its time comes.</summary>
    public static ReportStatus Active { get; } = new("Active");

    /// <summary>It is not executed until it is resumed.</summary>
    public static ReportStatus Paused { get; } = new("Paused");

    /// <summary>It is not executed any more.</summary>
    public static ReportStatus Inactive { get; } = new("Inactive");

    /// <summary>The service's name for it; null where the service does not state one.</summary>
    public string? Name { get; }

    /// <summary>Whether two names are equal; letter case does not matter.</summary>
    public static bool operator ==(ReportStatus left, ReportStatus right) => left.Equals(right);

    /// <summary>Whether two names differ; letter case does not matter.</summary>
    public static bool operator !=(ReportStatus left, ReportStatus right) => !left.Equals(right);

    /// <summary>Whether two names are equal; letter case does not matter.</summary>
    public bool Equals(ReportStatus other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ReportStatus other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Name is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? "";
}
