namespace Insights.Typed;

/// <summary>A bearer token, and until when it is good. Printing it never shows it.</summary>
public readonly struct InsightsAccessToken : IEquatable<InsightsAccessToken>
{
    /// <summary>A token.</summary>
    /// <param name="value">What stands behind <c>Bearer</c>.</param>
    /// <param name="expiresOn">When it stops being good.</param>
    /// <exception cref="ArgumentException">The token is empty, or holds what no header can: white space, such as the line break at a file's end, or anything that is not ASCII.</exception>
    public InsightsAccessToken(string value, DateTimeOffset expiresOn)
    {
        ThrowIfNotSendable(value, nameof(value));
        Value = value;
        ExpiresOn = expiresOn;
    }

    /// <summary>What stands behind <c>Bearer</c>. A secret.</summary>
    public string Value { get; }

    /// <summary>When it stops being good.</summary>
    public DateTimeOffset ExpiresOn { get; }

    /// <summary>Whether two tokens are the same.</summary>
    public static bool operator ==(InsightsAccessToken left, InsightsAccessToken right) => left.Equals(right);

    /// <summary>Whether two tokens differ.</summary>
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
                $"A token holds no white space and nothing but ASCII; this one does at place {index + 1} of {value.Length}, which may be a line break at a file's end.", parameterName);
        }
    }

    /// <summary>Says that it is a token and until when it is good, but not what it is.</summary>
    public override string ToString() => $"(token, good until {ExpiresOn:O})";
}
