using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>
/// Datasets as the service could describe them. <see cref="DatasetJsonTests"/> find a property of the table that is not generated here.
/// </summary>
internal static class RandomDataset
{
    private static readonly string[] Words = ["Id", "Name", "Market", "Seats", "Month", "Segment", "Usage", "Total"];
    private static readonly string[] Ranges = ["LAST_MONTH", "LAST_3_MONTHS", "LAST_6_MONTHS", "LIFETIME"];
    private static readonly string[] Periods = ["Hourly", "Daily", "Weekly", "Monthly"];

    public static ServiceDataset Create(Random random, int number)
    {
        string[] names = [.. Words];
        random.Shuffle(names);
        var columns = random.Next(1, names.Length);
        var ranges = Some(random, Ranges);
        return new ServiceDataset(
            FormattableString.Invariant($"Dataset{number}"),
            names[..columns].ToEquatableArray(),
            names[columns..].ToEquatableArray(),
            ranges.ToEquatableArray(),
            new DatasetDetails { MinimumRecurrenceInterval = random.Next(3) == 0 ? null : random.Next(1, 48) },
            (ranges.Length == 0 ? [] : Some(random, Periods))
                .Select(period => new ServiceAggregation(period, ranges[..random.Next(1, ranges.Length + 1)].Order(StringComparer.Ordinal).ToEquatableArray()))
                .ToEquatableArray(),
            Some(random, ["displayName", "owner", "limits"])
                .Select(name => new OtherProperty(name, random.Next(3) switch { 0 => "\"a \\\" text\"", 1 => "{ \"a\": [1, null, true] }", _ => "7.50" }))
                .ToEquatableArray());
    }

    private static string[] Some(Random random, string[] all)
    {
        string[] shuffled = [.. all];
        random.Shuffle(shuffled);
        return shuffled[..random.Next(all.Length + 1)];
    }
}
