namespace Insights.Typed.Transport;

/// <summary>The service's clock, as far as its answers tell it.</summary>
internal sealed class ServiceClock(TimeProvider time)
{
    private long aheadTicks;
    private volatile bool isKnown;

    /// <summary>Its time now, to a few seconds; null before its first answer.</summary>
    public DateTimeOffset? Now => isKnown ? time.GetUtcNow().AddTicks(Volatile.Read(ref aheadTicks)) : null;

    public void Note(HttpResponseMessage response)
    {
        if (response.Headers.Date is { } date)
        {
            Volatile.Write(ref aheadTicks, (date - time.GetUtcNow()).Ticks);
            isKnown = true;
        }
    }
}
