using System.Text.Json.Serialization;
using Insights.Typed.Contracts;

namespace Insights.Typed;

/// <summary>The status of a report: an extensible set of names, so that new values of the service are preserved.</summary>
[JsonConverter(typeof(ServiceNameConverter))]
public readonly struct ReportStatus : IEquatable<ReportStatus>
{
    /// <summary>Creates a value from the service's name for it.</summary>
    /// <param name="name">The name.</param>
    public ReportStatus(string? name) => Name = name;

    /// <summary>Gets the status of a report that is executed by its schedule.</summary>
    public static ReportStatus Active { get; } = new("Active");

    /// <summary>Gets the status of a report that is not executed until it is resumed.</summary>
    public static ReportStatus Paused { get; } = new("Paused");

    /// <summary>Gets the status of a report that is no longer executed.</summary>
    public static ReportStatus Inactive { get; } = new("Inactive");

    /// <summary>Gets the service's name of the status; null if the service does not return it.</summary>
    public string? Name { get; }

    /// <summary>Returns a value indicating whether two names are equal, ignoring letter case.</summary>
    public static bool operator ==(ReportStatus left, ReportStatus right) => left.Equals(right);

    /// <summary>Returns a value indicating whether two names differ, ignoring letter case.</summary>
    public static bool operator !=(ReportStatus left, ReportStatus right) => !left.Equals(right);

    /// <summary>Returns a value indicating whether two names are equal, ignoring letter case.</summary>
    public bool Equals(ReportStatus other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ReportStatus other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Name is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? "";
}
