using System.Globalization;

namespace Insights.Typed;

/// <summary>How many rows of a report may be rejected before the reading ends with an error: a number of them, or a part of the rows read.</summary>
public readonly record struct RowRejectionLimit
{
    /// <summary>A percentage is not judged before as many rows have been read, or the report ends: of ten rows, one is a tenth.</summary>
    internal const int MinimumRowsForPercent = 1000;

    private readonly long rows;
    private readonly decimal? percent;

    private RowRejectionLimit(long rows, decimal? percent) => (this.rows, this.percent) = (rows, percent);

    /// <summary>At most so many rows. One more ends the reading at once.</summary>
    /// <param name="count">The number; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static RowRejectionLimit FromCount(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(count, null);
    }

    /// <summary>
    /// At most such a part of the rows read, accepted and rejected. It is judged at each rejected row from the 1,000th row of
    /// the report on, and at the end of the report.
    /// </summary>
    /// <param name="percent">The percentage, from 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none.</exception>
    public static RowRejectionLimit FromPercent(decimal percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return new(0, percent);
    }

    /// <summary>A limit as text: <c>100</c> rows, or <c>0.5%</c> of them.</summary>
    /// <param name="text">The text, whatever the culture.</param>
    /// <param name="limit">The limit.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string? text, out RowRejectionLimit limit)
    {
        limit = default;
        var value = text.AsSpan().Trim();
        if (value.EndsWith("%") && decimal.TryParse(value[..^1].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100)
        {
            limit = FromPercent(percent);
            return true;
        }

        var isCount = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        limit = new(count, null);
        return isCount;
    }

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => percent is { } part
        ? string.Create(CultureInfo.InvariantCulture, $"{part}%")
        : rows.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether more rows are rejected than may be.</summary>
    /// <param name="rejected">How many are.</param>
    /// <param name="read">How many have been read, with those.</param>
    /// <param name="isEnd">Whether there are no more.</param>
    internal bool IsExceeded(long rejected, long read, bool isEnd) => percent is { } part
        ? (isEnd || read >= MinimumRowsForPercent) && rejected * 100m > part * read
        : rejected > rows;
}
