using Apache.Arrow.Types;
using Insights.Typed.Parquet.Columns;

namespace Insights.Typed;

/// <summary>Options for reading reports as record batches of Apache Arrow.</summary>
public sealed class ArrowOptions
{
    /// <summary>
    /// Gets or sets the maximum number of rows in a record batch, from 100 to 10,000,000. The default is 65,536. A batch also ends
    /// (our choice) when its text has more than 64 MiB.
    /// </summary>
    public int MaxBatchRows { get; set; } = 65_536;

    /// <inheritdoc cref="ParquetOptions.DecimalPrecision" />
    public int DecimalPrecision { get; set; } = ColumnFormat.DefaultDecimal.Precision!.Value;

    /// <inheritdoc cref="ParquetOptions.DecimalScale" />
    public int DecimalScale { get; set; } = ColumnFormat.DefaultDecimal.Scale!.Value;

    /// <inheritdoc cref="ParquetOptions.TimestampUnit" />
    public TimeUnit TimestampUnit { get; set; } = TimeUnit.Microsecond;

    /// <inheritdoc cref="ParquetOptions.Run" />
    public ReportRunOptions? Run { get; set; }

    /// <inheritdoc cref="ParquetOptions.File" />
    public ReportFileOptions? File { get; set; }

    internal ColumnFormat GetFormat() => new(MaxBatchRows, nameof(MaxBatchRows), DecimalPrecision, DecimalScale, TimestampUnit);
}
