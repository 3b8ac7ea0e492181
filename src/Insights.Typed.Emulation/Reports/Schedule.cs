namespace Insights.Typed.Emulation.Reports;

/// <summary>When a report is due: at its start, and then every interval, as often as its count says, or without end.</summary>
internal readonly record struct Schedule(DateTime Start, TimeSpan? Interval, int? Count)
{
    /// <summary>Whether a time is still to come after another one, and which.</summary>
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

    /// <summary>The times after one and up to another, the earliest first.</summary>
    public IEnumerable<DateTime> Between(DateTime after, DateTime until)
    {
        for (var due = NextAfter(after); due <= until; due = NextAfter(due.Value))
        {
            yield return due.Value;
        }
    }
}
