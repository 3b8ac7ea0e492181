using System.Globalization;

namespace Insights.Typed.LocalService.Queries;

/// <summary>
/// A stretch of time: from a moment on, up to but without another. Null leaves that side open.
/// What the ranges mean exactly is not documented; here, those in days end with today, and those in months are the
/// whole calendar months before this one.
/// </summary>
internal readonly record struct DateWindow(DateTime? From, DateTime? To)
{
    /// <summary>What the service takes where a query names no range.</summary>
    public const string Default = "LAST_6_MONTHS";

    public static DateWindow Of(string range, DateTime now)
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
            var name => OfCount(name, today, thisMonth),
        };
    }

    private static DateWindow OfCount(string range, DateTime today, DateTime thisMonth)
    {
        if (range.Split('_') is ["LAST", var digits, var unit]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= 1000)
        {
            switch (unit)
            {
                case "DAYS":
                    return new(today.AddDays(1 - count), today.AddDays(1));
                case "MONTHS":
                    return new(thisMonth.AddMonths(-count), thisMonth);
                case "YEARS":
                    return new(thisMonth.AddYears(-count), thisMonth);
            }
        }

        throw Refusal.BadRequest($"TIMESPAN {range} is offered by the dataset, but this service does not know what it means.");
    }
}
