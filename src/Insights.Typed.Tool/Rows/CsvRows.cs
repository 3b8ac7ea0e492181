using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Rows;

/// <summary>Rows as comma-separated values (RFC 4180, with a line feed alone at the end of each line).</summary>
/// <remarks>
/// Written by hand: of a library only the doubling of quotation marks would be used, and since the tool's parts are in the
/// library's package too, it would be in both.
/// </remarks>
internal sealed class CsvRows : RowWriter
{
    private readonly TextWriter output;

    public CsvRows(Screen screen, Query query)
        : base(screen)
    {
        output = screen.Raw();
        output.Write(string.Join(',', query.SelectedNames) + "\n");
    }

    public override void Complete(string? error, RejectedRows? rejected)
    {
    }

    protected override void Write(RowTexts row) => output.Write(Record(row.Values) + "\n");

    /// <summary>A record of one empty field would be an empty line, which those who read this pass over.</summary>
    private static string Record(IReadOnlyList<string?> values) =>
        values is [null or ""] ? "\"\"" : string.Join(',', values.Select(Field));

    private static string Field(string? value) =>
        value is null ? "" : value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
