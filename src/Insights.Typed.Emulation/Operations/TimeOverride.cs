namespace Insights.Typed.Emulation.Operations;

/// <summary>Two times that override a query's TIMESPAN. Either can be omitted, which removes that limit.</summary>
internal static class TimeOverride
{
    /// <summary>Reads the times; null if both are omitted.</summary>
    public static DateWindow? Read(DateTime? from, DateTime? to, string fromName, string toName)
    {
        if (from >= to)
        {
            throw ServiceErrors.InvalidParameters($"{fromName} must be before {toName}");
        }

        return from is null && to is null ? null : new DateWindow(from, to);
    }
}
