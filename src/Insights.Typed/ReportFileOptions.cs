using Insights.Typed.Reading;

namespace Insights.Typed;

/// <summary>Options of <see cref="ReportFileReader"/>.</summary>
public sealed class ReportFileOptions
{
    /// <summary>Gets or sets the file's format. If null, the format is TSV for a path that ends in <c>.tsv</c> or <c>.tsv.gz</c>, and CSV otherwise.</summary>
    public ReportFormat? Format { get; set; }

    /// <summary>Gets or sets the maximum size of a record, in bytes without its line break, which bounds memory use: from 1 KiB to 512 MiB. The default is 16 MiB.</summary>
    public int MaxRecordBytes { get; set; } = DelimitedFormat.DefaultMaxRecordBytes;

    /// <summary>Gets or sets the options for rejecting rows with values that do not fit their type. If null, the default, the first such row ends the reading with an error.</summary>
    public RowRejectionOptions? RowRejection { get; set; }

    internal DelimitedFormat GetFormat(string? path)
    {
        DelimitedFormat.ThrowIfOutOfRange(MaxRecordBytes);
        RowRejection?.Check();
        var isTsv = path is not null
            && (path.EndsWith(ReportFormat.Tsv.FileExtension, StringComparison.OrdinalIgnoreCase) || path.EndsWith(ReportFormat.Tsv.FileExtension + ".gz", StringComparison.OrdinalIgnoreCase));
        var format = Format ?? (isTsv ? ReportFormat.Tsv : ReportFormat.Csv);
        return new DelimitedFormat(
            format == ReportFormat.Csv ? (byte)','
            : format == ReportFormat.Tsv ? (byte)'\t'
            : throw new ArgumentException($"Reports in the format '{format}' cannot be read: only {ReportFormat.Csv} and {ReportFormat.Tsv} can."),
            MaxRecordBytes);
    }
}
