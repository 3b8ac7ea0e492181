namespace Insights.Typed;

/// <summary>A bearer token, and until when it is good. Printing it never shows it.</summary>
public readonly struct AccessToken : IEquatable<AccessToken>
{
    /// <summary>A token.</summary>
    /// <param name="value">What stands behind <c>Bearer</c>.</param>
    /// <param name="expiresOn">When it stops being good.</param>
    /// <exception cref="ArgumentException">The token is empty.</exception>
    public AccessToken(string value, DateTimeOffset expiresOn)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value;
        ExpiresOn = expiresOn;
    }

    /// <summary>What stands behind <c>Bearer</c>. A secret.</summary>
    public string Value { get; }

    /// <summary>When it stops being good.</summary>
    public DateTimeOffset ExpiresOn { get; }

    /// <summary>Whether two tokens are the same.</summary>
    public static bool operator ==(AccessToken left, AccessToken right) => left.Equals(right);

    /// <summary>Whether two tokens differ.</summary>
    public static bool operator !=(AccessToken left, AccessToken right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(AccessToken other) => Value == other.Value && ExpiresOn == other.ExpiresOn;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is AccessToken other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Value, ExpiresOn);

    /// <summary>Says that it is a token and until when it is good, but not what it is.</summary>
    public override string ToString() => $"(token, good until {ExpiresOn:O})";
}
