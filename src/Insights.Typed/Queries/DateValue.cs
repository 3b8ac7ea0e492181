using System.Globalization;

namespace Insights.Typed;

/// <summary>
/// A moment to compare a <see cref="DateColumn"/> with. Made by itself from <see cref="DateOnly"/>,
/// <see cref="DateTime"/> and <see cref="DateTimeOffset"/>.
/// </summary>
public readonly struct DateValue : IEquatable<DateValue>
{
    private DateValue(DateTime asShown, DateTime utc)
    {
        AsShown = asShown;
        Utc = utc;
    }

    /// <summary>The moment by its own clock: what counts for a column of days, since a day has no time zone.</summary>
    internal DateTime AsShown { get; }

    /// <summary>The moment in UTC: what counts for a column of times.</summary>
    internal DateTime Utc { get; }

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
    public bool Equals(DateValue other) => AsShown == other.AsShown && Utc == other.Utc;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is DateValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(AsShown, Utc);

    /// <summary>The moment by its own clock, in ISO form.</summary>
    public override string ToString() => AsShown.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
