using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Insights.Typed.Reading;

/// <summary>Calculates day numbers without the checks and divisions of the platform's types.</summary>
internal static class DayNumber
{
    /// <summary>The factor of the month in a number of month and day: greater than a two-digit day whose first digit is at most 3.</summary>
    public const int MonthStep = 40;

    public const long SecondsOfDay = 24 * 60 * 60;

    private const int LastDay = 3_652_058;
    private const int InvalidDay = int.MaxValue / 2;

    /// <summary>By month and day, the number of days since the previous March, adjusted for year 0; for all months and days whose first digit is at most 1 and 3.</summary>
    private static readonly int[] Days = DaysFromMarch();

    /// <summary>Gets the number of a day, from 0 for 0001-01-01; returns false if the day does not exist.</summary>
    /// <param name="year">From 0 to 9999.</param>
    /// <param name="monthAndDay">The month, from 0 to 19, times <see cref="MonthStep"/>, and the day, from 0 to 39.</param>
    /// <param name="day">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGet(int year, int monthAndDay, out int day)
    {
        // In years that start in March a leap day is the last day, so all other days have the same number in every year.
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
            // Year 0 starts in March, 306 days before 0001-01-01.
            days[(day.Month * MonthStep) + day.Day] = day.DayNumber - new DateOnly(2003, 3, 1).DayNumber - 306;
        }

        return days;
    }
}
