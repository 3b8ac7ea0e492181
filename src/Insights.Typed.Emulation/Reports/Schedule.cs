namespace Insights.Typed.Emulation.Reports;

/// <summary>The times when a report is due: at its start, and then at every interval, up to its count or without limit.</summary>
internal readonly record struct Schedule(DateTime Start, TimeSpan? Interval, int? Count)
{
    /// <summary>Gets the next time after another one, if it exists.</summary>
    public DateTime? NextAfter(DateTime time)
    {
        if (time < Start)
        {
            return Start;
        }

        if (Interval is not { } interval)
        {
            return null;
        }

        var number = ((time - Start).Ticks / interval.Ticks) + 1;
        return number < (Count ?? long.MaxValue) ? Start.AddTicks(number * interval.Ticks) : null;
    }

    /// <summary>Gets the times after one and up to another, the earliest first.</summary>
    public IEnumerable<DateTime> Between(DateTime after, DateTime until)
    {
        for (var due = NextAfter(after); due <= until; due = NextAfter(due.Value))
        {
            yield return due.Value;
        }
    }
}
