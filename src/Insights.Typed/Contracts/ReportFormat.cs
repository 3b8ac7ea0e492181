using System.Text.Json.Serialization;
using Insights.Typed.Contracts;

namespace Insights.Typed;

/// <summary>The format of a report's files: an extensible set of names, so that a new one of the service is kept.</summary>
[JsonConverter(typeof(ReportFormatConverter))]
public readonly struct ReportFormat : IEquatable<ReportFormat>
{
    /// <summary>Creates a value from the service's name for it.</summary>
    /// <param name="name">The name.</param>
    public ReportFormat(string? name) => Name = name;

    /// <summary>Values set apart by commas. The service's default.</summary>
    public static ReportFormat Csv { get; } = new("CSV");

    /// <summary>Values set apart by tabs.</summary>
    public static ReportFormat Tsv { get; } = new("TSV");

    /// <summary>The service's name for it; null where the service does not state one.</summary>
    public string? Name { get; }

    /// <summary>Whether two names are equal; letter case does not matter.</summary>
    public static bool operator ==(ReportFormat left, ReportFormat right) => left.Equals(right);

    /// <summary>Whether two names differ; letter case does not matter.</summary>
    public static bool operator !=(ReportFormat left, ReportFormat right) => !left.Equals(right);

    /// <summary>Whether two names are equal; letter case does not matter.</summary>
    public bool Equals(ReportFormat other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ReportFormat other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Name is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? "";
}
