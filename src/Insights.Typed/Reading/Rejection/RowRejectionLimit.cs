using System.Globalization;

namespace Insights.Typed;

/// <summary>The maximum number of rejected rows of a report before the reading ends with an error: a number, or a percentage of the rows read.</summary>
public readonly record struct RowRejectionLimit
{
    /// <summary>The number of rows, or the end of the report, before which a percentage is not evaluated: one of ten rows is already a tenth.</summary>
    internal const int MinimumRowsForPercent = 1000;

    private readonly long rows;
    private readonly decimal? percent;

    private RowRejectionLimit(long rows, decimal? percent) => (this.rows, this.percent) = (rows, percent);

    /// <summary>Creates a limit as a number of rows. The next rejected row ends the reading at once.</summary>
    /// <param name="count">The number; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static RowRejectionLimit FromCount(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(count, null);
    }

    /// <summary>
    /// Creates a limit as a percentage of the rows read, accepted and rejected. It is evaluated at each rejected row from the 1,000th row of
    /// the report on, and at the end of the report.
    /// </summary>
    /// <param name="percent">The percentage, from 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to 100.</exception>
    public static RowRejectionLimit FromPercent(decimal percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return new(0, percent);
    }

    /// <summary>Parses a limit: <c>100</c> rows, or <c>0.5%</c> of the rows.</summary>
    /// <param name="text">The text, independent of the culture.</param>
    /// <param name="limit">The limit.</param>
    /// <returns>true if the text is a limit; otherwise, false.</returns>
    public static bool TryParse(string? text, out RowRejectionLimit limit)
    {
        limit = default;
        var value = text.AsSpan().Trim();
        if (value.EndsWith('%') && decimal.TryParse(value[..^1].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100)
        {
            limit = FromPercent(percent);
            return true;
        }

        var isCount = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        limit = new(count, null);
        return isCount;
    }

    /// <summary>Returns the limit in the format of <see cref="TryParse"/>.</summary>
    public override string ToString() => percent is { } part
        ? string.Create(CultureInfo.InvariantCulture, $"{part}%")
        : rows.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a value indicating whether more rows are rejected than allowed.</summary>
    /// <param name="rejected">The number of rejected rows.</param>
    /// <param name="read">The number of rows read, including the rejected ones.</param>
    /// <param name="isEnd">true at the end of the report; otherwise, false.</param>
    internal bool IsExceeded(long rejected, long read, bool isEnd) => percent is { } part
        ? (isEnd || read >= MinimumRowsForPercent) && rejected * 100m > part * read
        : rejected > rows;
}
