using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Insights.Typed.Reading;

/// <summary>Days by their numbers, without the checks and the divisions of the types for them.</summary>
internal static class DayNumber
{
    /// <summary>What a month counts in a number of a month and a day: a day of two digits that begins with 3 at most is less.</summary>
    public const int MonthStep = 40;

    public const long SecondsOfDay = 24 * 60 * 60;

    private const int LastDay = 3_652_058;
    private const int InvalidDay = int.MaxValue / 2;

    /// <summary>By month and day, the days since the March before, with year 0 taken off; for all months and days that begin with a 1 and a 3 at most.</summary>
    private static readonly int[] Days = DaysFromMarch();

    /// <summary>The number of a day, from 0 for 0001-01-01 on; false where there is no such day.</summary>
    /// <param name="year">From 0 to 9999.</param>
    /// <param name="monthAndDay">The month, from 0 to 19, times <see cref="MonthStep"/>, and the day, from 0 to 39.</param>
    /// <param name="day">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGet(int year, int monthAndDay, out int day)
    {
        // Of years that begin in March a leap day is the last, so that all other days are where they are in any year.
        var fromMarch = year + ((monthAndDay - (3 * MonthStep)) >> 31);
        var centuries = (fromMarch * 5243) >> 19;
        day = ((fromMarch * 1461) >> 2) - centuries + (centuries >> 2)
            + Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Days), (uint)monthAndDay);
        return (uint)day <= LastDay && (monthAndDay != (2 * MonthStep) + 29 || (year & (year % 25 == 0 ? 15 : 3)) == 0);
    }

    private static int[] DaysFromMarch()
    {
        var days = new int[20 * MonthStep];
        Array.Fill(days, InvalidDay);
        for (var day = new DateOnly(2003, 3, 1); day < new DateOnly(2004, 3, 1); day = day.AddDays(1))
        {
            // Year 0 has begun in March 306 days before 0001-01-01.
            days[(day.Month * MonthStep) + day.Day] = day.DayNumber - new DateOnly(2003, 3, 1).DayNumber - 306;
        }

        return days;
    }
}
