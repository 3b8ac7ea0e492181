namespace Insights.Typed.Schemas;

/// <summary>Writes rows as comma-separated values (RFC 4180, except that lines end with a line feed alone).</summary>
/// <remarks>
/// Uses no CSV library: only the escaping of quotation marks would be used, and because the tool's assemblies are also in
/// the library's package, both packages would contain it.
/// </remarks>
public static class CsvRecord
{
    private static readonly char[] EscapedCharacters = [',', '"', '\r', '\n'];

    /// <summary>Formats a record, with its line feed. A missing value is an empty field.</summary>
    /// <param name="values">The values.</param>
    /// <remarks>A single empty field is quoted: the record would otherwise be an empty line, which readers skip.</remarks>
    public static string Format(IReadOnlyList<string?> values)
    {
        if (values is null)
        {
            throw new ArgumentNullException(nameof(values));
        }

        return (values.Count == 1 && string.IsNullOrEmpty(values[0]) ? "\"\"" : string.Join(",", values.Select(FormatField))) + "\n";
    }

    private static string FormatField(string? value) =>
        value is null ? "" : value.IndexOfAny(EscapedCharacters) < 0 ? value : $"\"{value.Replace("\"", "\"\"")}\"";
}
