using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>
/// A date or time to compare a <see cref="DateColumn"/> with. Converted implicitly from <see cref="DateOnly"/>,
/// <see cref="DateTime"/> and <see cref="DateTimeOffset"/>.
/// </summary>
public readonly struct DateValue : IEquatable<DateValue>
{
    private DateValue(DateTime asShown, DateTime utc) => Moment = new QueryDateTime(asShown, utc);

    internal QueryDateTime Moment { get; }

    /// <summary>Converts a date to the start of the day.</summary>
    public static implicit operator DateValue(DateOnly value) =>
        new(value.ToDateTime(TimeOnly.MinValue), value.ToDateTime(TimeOnly.MinValue));

    /// <summary>Converts a date and time. For a column of times, local time is converted to UTC, and an unspecified kind is treated as UTC.</summary>
    public static implicit operator DateValue(DateTime value) =>
        new(value, value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value);

    /// <summary>Converts a date and time with an offset. A column of times is compared with its UTC time, a column of dates with its local date.</summary>
    public static implicit operator DateValue(DateTimeOffset value) => new(value.DateTime, value.UtcDateTime);

    /// <summary>Returns a value indicating whether two values have the same local time and the same UTC time.</summary>
    public static bool operator ==(DateValue left, DateValue right) => left.Equals(right);

    /// <summary>Returns a value indicating whether two values differ.</summary>
    public static bool operator !=(DateValue left, DateValue right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(DateValue other) => Moment == other.Moment;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is DateValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Moment.GetHashCode();

    /// <summary>Returns the local time in ISO format.</summary>
    public override string ToString() => Moment.ClockTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
