namespace Insights.Typed.Testing.Tests;

/// <summary>A clock with a fixed time.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public static FixedTime Noon { get; } = new(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => 0;
}
