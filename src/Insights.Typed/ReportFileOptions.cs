using Insights.Typed.Reading;

namespace Insights.Typed;

/// <summary>How <see cref="ReportFileReader"/> reads a report file.</summary>
public sealed class ReportFileOptions
{
    /// <summary>The file's format. Left null: TSV where its path ends in <c>.tsv</c> or <c>.tsv.gz</c>, and else CSV.</summary>
    public ReportFormat? Format { get; set; }

    /// <summary>The longest record of the file, in bytes and without its line break; memory is bounded by it. By default 16 MiB.</summary>
    public int MaxRecordBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Has rows with values that do not fit rejected, up to a limit. Null, the default: the first of them ends the reading with an error.</summary>
    public RowRejectionOptions? RowRejection { get; set; }

    internal DelimitedFormat GetFormat(string? path)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRecordBytes, 1024);
        RowRejection?.Check();
        var isTsv = path is not null
            && (path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tsv.gz", StringComparison.OrdinalIgnoreCase));
        var format = Format ?? (isTsv ? ReportFormat.Tsv : ReportFormat.Csv);
        return new DelimitedFormat(
            format == ReportFormat.Csv ? (byte)','
            : format == ReportFormat.Tsv ? (byte)'\t'
            : throw new ArgumentException($"Reports in the format '{format}' cannot be read: only {ReportFormat.Csv} and {ReportFormat.Tsv} can."),
            MaxRecordBytes);
    }
}
