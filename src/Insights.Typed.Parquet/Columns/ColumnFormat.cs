using Apache.Arrow.Types;
using Insights.Typed.Language;

namespace Insights.Typed.Parquet.Columns;

/// <summary>The sizes and types of columns that a caller chose.</summary>
internal sealed class ColumnFormat
{
    private const int MinRows = 100;
    private const int MaxRowsLimit = 10_000_000;
    private const int MaxPrecision = 38;

    /// <summary>A decimal of .NET has no more digits after the point.</summary>
    private const int MaxScale = 28;

    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <param name="maxRows">The maximum number of rows in a batch.</param>
    /// <param name="maxRowsOption">The name of the option for it.</param>
    /// <param name="decimalPrecision">The number of digits of decimal columns.</param>
    /// <param name="decimalScale">The number of digits after the decimal point.</param>
    /// <param name="timestampUnit">The unit of times.</param>
    public ColumnFormat(int maxRows, string maxRowsOption, int decimalPrecision, int decimalScale, TimeUnit timestampUnit)
    {
        ThrowIfNotBetween(maxRows, MinRows, MaxRowsLimit, maxRowsOption);
        ThrowIfNotBetween(decimalPrecision, 1, MaxPrecision, nameof(ParquetOptions.DecimalPrecision));
        ThrowIfNotBetween(decimalScale, 0, Math.Min(MaxScale, decimalPrecision), nameof(ParquetOptions.DecimalScale));
        MaxRows = maxRows;
        DecimalPrecision = decimalPrecision;
        DecimalScale = decimalScale;
        TimestampUnit = timestampUnit is TimeUnit.Millisecond or TimeUnit.Microsecond or TimeUnit.Nanosecond
            ? timestampUnit
            : throw CreateOutOfRange(nameof(ParquetOptions.TimestampUnit), timestampUnit, "Millisecond, Microsecond or Nanosecond: Parquet has no other unit");
    }

    /// <summary>Gets the type of a decimal in databases, which is the default here too.</summary>
    public static DatabaseType DefaultDecimal => ColumnTypes.Get(ColumnType.Decimal).Database;

    public int MaxRows { get; }

    public int DecimalPrecision { get; }

    public int DecimalScale { get; }

    public TimeUnit TimestampUnit { get; }

    /// <summary>Creates the exception for an option with another value than it may have.</summary>
    public static ArgumentOutOfRangeException CreateOutOfRange(string option, object value, string validValues) => new(option, value, $"{option} must be {validValues}.");

    private static void ThrowIfNotBetween(int value, int minimum, int maximum, string option)
    {
        if (value < minimum || value > maximum)
        {
            throw CreateOutOfRange(option, value, $"from {minimum} to {maximum}");
        }
    }
}
