using System.Text.Json.Serialization;
using Insights.Typed.Contracts;

namespace Insights.Typed;

/// <summary>The format of a report's files: the service's own word, so that a new one survives.</summary>
/// <param name="Name">The word.</param>
[JsonConverter(typeof(ReportFormatConverter))]
public readonly record struct ReportFormat(string? Name)
{
    /// <summary>Values set apart by commas. The service's default.</summary>
    public static ReportFormat Csv { get; } = new("CSV");

    /// <summary>Values set apart by tabs.</summary>
    public static ReportFormat Tsv { get; } = new("TSV");

    /// <summary>Whether two are the same word; letter case does not matter.</summary>
    public bool Equals(ReportFormat other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override int GetHashCode() => Name is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <summary>The word.</summary>
    public override string ToString() => Name ?? "";
}
