namespace Insights.Typed;

/// <summary>A bearer token with its expiry time. <see cref="ToString"/> never includes the token.</summary>
public readonly struct InsightsAccessToken : IEquatable<InsightsAccessToken>
{
    /// <summary>Initializes a new instance of the <see cref="InsightsAccessToken"/> struct.</summary>
    /// <param name="value">The token, without <c>Bearer</c>.</param>
    /// <param name="expiresOn">The time when the token expires.</param>
    /// <exception cref="ArgumentException">The token is empty, or contains white space, for example a line break from the end of a file, or a character that is not ASCII.</exception>
    public InsightsAccessToken(string value, DateTimeOffset expiresOn)
    {
        ThrowIfNotSendable(value, nameof(value));
        Value = value;
        ExpiresOn = expiresOn;
    }

    /// <summary>Gets the token, without <c>Bearer</c>. It is a secret.</summary>
    public string Value { get; }

    /// <summary>Gets the time when the token expires.</summary>
    public DateTimeOffset ExpiresOn { get; }

    /// <summary>Returns a value indicating whether two tokens are equal.</summary>
    public static bool operator ==(InsightsAccessToken left, InsightsAccessToken right) => left.Equals(right);

    /// <summary>Returns a value indicating whether two tokens differ.</summary>
    public static bool operator !=(InsightsAccessToken left, InsightsAccessToken right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(InsightsAccessToken other) => Value == other.Value && ExpiresOn == other.ExpiresOn;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is InsightsAccessToken other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Value, ExpiresOn);

    internal static void ThrowIfNotSendable(string value, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, parameterName);
        if (value.AsSpan().IndexOfAnyExceptInRange('!', '~') is >= 0 and var index)
        {
            throw new ArgumentException(
                $"A token must consist of ASCII characters without white space; the character at position {index + 1} of {value.Length} is not allowed. It may be a line break from the end of a file.", parameterName);
        }
    }

    /// <summary>Returns the expiry time, without the token.</summary>
    public override string ToString() => $"(token, expires on {ExpiresOn:O})";
}
