using System.Text.Json.Serialization;
using Insights.Typed.Contracts;

namespace Insights.Typed;

/// <summary>The format of a report's files: an extensible set of names, so that new values of the service are preserved.</summary>
[JsonConverter(typeof(ServiceNameConverter))]
public readonly struct ReportFormat : IEquatable<ReportFormat>
{
    /// <summary>Creates a value from the service's name for it.</summary>
    /// <param name="name">The name.</param>
    public ReportFormat(string? name) => Name = name;

    /// <summary>Gets the format with comma-separated values, the service's default.</summary>
    public static ReportFormat Csv { get; } = new("CSV");

    /// <summary>Gets the format with tab-separated values.</summary>
    public static ReportFormat Tsv { get; } = new("TSV");

    /// <summary>Gets the service's name of the format; null if the service does not return it.</summary>
    public string? Name { get; }

    /// <summary>Gets the extension of a file in this format, which <see cref="ReportFileReader"/> recognizes: <c>.tsv</c> for tab-separated values, and <c>.csv</c> otherwise.</summary>
    public string FileExtension => this == Tsv ? ".tsv" : ".csv";

    /// <summary>Returns a value indicating whether two names are equal, ignoring letter case.</summary>
    public static bool operator ==(ReportFormat left, ReportFormat right) => left.Equals(right);

    /// <summary>Returns a value indicating whether two names differ, ignoring letter case.</summary>
    public static bool operator !=(ReportFormat left, ReportFormat right) => !left.Equals(right);

    /// <summary>Returns a value indicating whether two names are equal, ignoring letter case.</summary>
    public bool Equals(ReportFormat other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ReportFormat other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Name is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? "";
}
