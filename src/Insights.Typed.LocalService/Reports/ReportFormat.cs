namespace Insights.Typed.LocalService.Reports;

/// <summary>The form of a report's file.</summary>
internal sealed record ReportFormat(string Name, char Separator, string ContentType)
{
    public static readonly ReportFormat Csv = new("csv", ',', "text/csv; charset=utf-8");

    public static readonly ReportFormat Tsv = new("tsv", '\t', "text/tab-separated-values; charset=utf-8");

    public static ReportFormat Of(string? name) => name switch
    {
        null => Csv,
        _ when string.Equals(name, Csv.Name, StringComparison.OrdinalIgnoreCase) => Csv,
        _ when string.Equals(name, Tsv.Name, StringComparison.OrdinalIgnoreCase) => Tsv,
        _ => throw Refusal.NoSuchChoice(name),
    };
}
