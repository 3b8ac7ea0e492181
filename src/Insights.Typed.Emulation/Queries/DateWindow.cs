using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation;

/// <summary>
/// A period of time. The exact meaning of the date ranges is not documented; here, those in days end with today, and those in
/// months are the whole calendar months before this one.
/// </summary>
/// <param name="From">The first moment; null for no limit.</param>
/// <param name="To">The moment after the last one; null for no limit.</param>
public readonly record struct DateWindow(DateTime? From, DateTime? To)
{
    /// <summary>Gets the range of a query without one: a dataset without date ranges is read completely.</summary>
    internal static string GetDefaultRange(DatasetSchema dataset) => dataset.DateRanges.Count > 0 ? ServiceProgram.DefaultDateRange : "LIFETIME";

    /// <summary>Gets the period of a date range.</summary>
    /// <param name="range">The range's name.</param>
    /// <param name="now">The time that the range looks back from.</param>
    /// <exception cref="ServiceErrorException">The range is unknown.</exception>
    internal static DateWindow FromRange(string range, DateTime now)
    {
        var today = now.Date;
        var thisMonth = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        return range.ToUpperInvariant() switch
        {
            "LIFETIME" => default,
            "TODAY" => new(today, today.AddDays(1)),
            "YESTERDAY" => new(today.AddDays(-1), today),
            "LAST_MONTH" => new(thisMonth.AddMonths(-1), thisMonth),
            "LAST_1_YEAR" => new(thisMonth.AddYears(-1), thisMonth),
            var name => FromCountedRange(name, now, today, thisMonth),
        };
    }

    private static DateWindow FromCountedRange(string range, DateTime now, DateTime today, DateTime thisMonth)
    {
        if (range.Split('_') is ["LAST", var digits, var unit]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= 1000)
        {
            switch (unit)
            {
                case "HOURS":
                    return new(now.AddHours(-count), now);
                case "DAYS":
                    return new(today.AddDays(1 - count), today.AddDays(1));
                case "MONTHS":
                    return new(thisMonth.AddMonths(-count), thisMonth);
                case "YEARS":
                    return new(thisMonth.AddYears(-count), thisMonth);
            }
        }

        throw ServiceErrors.BadRequest($"TIMESPAN {range} is a range of the dataset, but this service does not know which time it means; use LIFETIME or a range such as LAST_72_HOURS, LAST_30_DAYS, LAST_6_MONTHS or LAST_2_YEARS");
    }
}
