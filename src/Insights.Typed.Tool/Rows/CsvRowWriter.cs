using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Rows;

/// <summary>Writes rows as comma-separated values (RFC 4180, except that lines end with a line feed alone).</summary>
/// <remarks>
/// Uses no CSV library: only the escaping of quotation marks would be used, and because the tool's assemblies are also in
/// the library's package, both packages would contain it.
/// </remarks>
internal sealed class CsvRowWriter : RowWriter
{
    private readonly TextWriter output;

    public CsvRowWriter(Screen screen, InsightsQuery query)
        : base(screen)
    {
        output = screen.GetRawOutput();
        output.Write(string.Join(',', query.SelectedNames) + "\n");
    }

    public override void Complete(string? error, RejectedRows? rejected)
    {
    }

    protected override void Write(TextRow row) => output.Write(FormatRecord(row.Values) + "\n");

    /// <summary>Quotes a single empty field: the record would otherwise be an empty line, which readers skip.</summary>
    private static string FormatRecord(IReadOnlyList<string?> values) =>
        values is [null or ""] ? "\"\"" : string.Join(',', values.Select(FormatField));

    private static string FormatField(string? value) =>
        value is null ? "" : value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
