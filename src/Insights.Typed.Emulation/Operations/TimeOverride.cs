namespace Insights.Typed.Emulation.Operations;

/// <summary>Two times that stand in for a query's TIMESPAN. Either may be left out, which leaves that side open.</summary>
internal static class TimeOverride
{
    /// <summary>Null where neither is given.</summary>
    public static DateWindow? Read(DateTime? from, DateTime? to, string fromName, string toName)
    {
        if (from >= to)
        {
            throw ServiceErrors.InvalidParameters($"{fromName} must be before {toName}");
        }

        return from is null && to is null ? null : new DateWindow(from, to);
    }
}
