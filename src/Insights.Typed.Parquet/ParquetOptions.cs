using Apache.Arrow.Types;
using Insights.Typed.Parquet.Columns;

namespace Insights.Typed;

/// <summary>Options for writing Parquet files.</summary>
public sealed class ParquetOptions
{
    /// <summary>
    /// Gets or sets the maximum number of rows in a row group, from 100 to 10,000,000. The default is 122,880, as in DuckDB. One
    /// row group is in memory at a time. It also ends (our choice) when its text has more than 64 MiB.
    /// </summary>
    public int MaxRowGroupRows { get; set; } = 122_880;

    /// <summary>Gets or sets the compression. The default is <see cref="ParquetCompression.Snappy"/>.</summary>
    public ParquetCompression Compression { get; set; }

    /// <summary>Gets or sets the number of digits of decimal columns, from 1 to 38. The default is 38.</summary>
    public int DecimalPrecision { get; set; } = ColumnFormat.DefaultDecimal.Precision!.Value;

    /// <summary>
    /// Gets or sets the number of digits after the decimal point of decimal columns, from 0 to 28. The default is 18. A value
    /// with more digits, before or after the point, does not fit and is not rounded.
    /// </summary>
    public int DecimalScale { get; set; } = ColumnFormat.DefaultDecimal.Scale!.Value;

    /// <summary>
    /// Gets or sets the unit of times: <see cref="TimeUnit.Microsecond"/>, the default, <see cref="TimeUnit.Millisecond"/> or
    /// <see cref="TimeUnit.Nanosecond"/>. A time that is finer than the unit, or out of its range, does not fit and is not
    /// rounded.
    /// </summary>
    public TimeUnit TimestampUnit { get; set; } = TimeUnit.Microsecond;

    /// <summary>Gets or sets the options of the run, for the methods of <see cref="InsightsClient"/>; null for the defaults. Null for other sources.</summary>
    public ReportRunOptions? Run { get; set; }

    /// <summary>Gets or sets the options of the report file, for <see cref="ReportFileConverter"/>; null for the defaults. Null for other sources.</summary>
    public ReportFileOptions? File { get; set; }

    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    internal ColumnFormat GetFormat() => Enum.IsDefined(Compression)
        ? new ColumnFormat(MaxRowGroupRows, nameof(MaxRowGroupRows), DecimalPrecision, DecimalScale, TimestampUnit)
        : throw ColumnFormat.CreateOutOfRange(nameof(Compression), Compression, $"{ParquetCompression.Snappy}, {ParquetCompression.Zstd}, {ParquetCompression.GZip} or {ParquetCompression.Uncompressed}");
}
