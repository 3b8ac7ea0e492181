using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>
/// A moment to compare a <see cref="DateColumn"/> with. Made by itself from <see cref="DateOnly"/>,
/// <see cref="DateTime"/> and <see cref="DateTimeOffset"/>.
/// </summary>
public readonly struct DateValue : IEquatable<DateValue>
{
    private DateValue(DateTime asShown, DateTime utc) => Moment = new QueryDateTime(asShown, utc);

    internal QueryDateTime Moment { get; }

    /// <summary>The start of a day.</summary>
    public static implicit operator DateValue(DateOnly value) =>
        new(value.ToDateTime(TimeOnly.MinValue), value.ToDateTime(TimeOnly.MinValue));

    /// <summary>A moment. For a column of times, local time is converted to UTC, and a time of no kind is taken as UTC.</summary>
    public static implicit operator DateValue(DateTime value) =>
        new(value, value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value);

    /// <summary>A moment. For a column of times, its UTC counts; for a column of days, the day that it shows.</summary>
    public static implicit operator DateValue(DateTimeOffset value) => new(value.DateTime, value.UtcDateTime);

    /// <summary>Whether two moments are the same, both by their own clocks and in UTC.</summary>
    public static bool operator ==(DateValue left, DateValue right) => left.Equals(right);

    /// <summary>Whether two moments differ.</summary>
    public static bool operator !=(DateValue left, DateValue right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(DateValue other) => Moment == other.Moment;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is DateValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Moment.GetHashCode();

    /// <summary>The moment by its own clock, in ISO form.</summary>
    public override string ToString() => Moment.ClockTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
