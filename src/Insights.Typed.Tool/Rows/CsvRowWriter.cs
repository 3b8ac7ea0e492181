using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Rows;

/// <summary>Rows as comma-separated values (RFC 4180, with a line feed alone at the end of each line).</summary>
/// <remarks>
/// Written by hand: of a library only the doubling of quotation marks would be used, and since the tool's parts are in the
/// library's package too, it would be in both.
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

    /// <summary>A record of one empty field would be an empty line, which those who read this pass over.</summary>
    private static string FormatRecord(IReadOnlyList<string?> values) =>
        values is [null or ""] ? "\"\"" : string.Join(',', values.Select(FormatField));

    private static string FormatField(string? value) =>
        value is null ? "" : value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
