namespace Insights.Typed.Transport;

/// <summary>The service's clock, estimated from its responses.</summary>
internal sealed class ServiceClock(TimeProvider time)
{
    private long offsetTicks;
    private volatile bool isKnown;

    /// <summary>Gets the service's current time, to a few seconds; null before its first response.</summary>
    public DateTimeOffset? Now => isKnown ? time.GetUtcNow().AddTicks(Volatile.Read(ref offsetTicks)) : null;

    public void Update(HttpResponseMessage response)
    {
        if (response.Headers.Date is { } date)
        {
            Volatile.Write(ref offsetTicks, (date - time.GetUtcNow()).Ticks);
            isKnown = true;
        }
    }
}
