namespace Insights.Typed.Tests.Queries;

/// <summary>The text of a query does not depend on the culture of the program.</summary>
public sealed class CultureTests
{
    private const string Expected =
        "SELECT Name FROM Everything WHERE Seats = -1234567 AND Price > -1234567.25 AND Price IN (0.5, -0.5) AND Day = '2026-12-31'"
        + " AND Moment <= '2026-12-31T22:05:09Z' AND Id = '251de3d4-8868-4032-b518-f142da50522f' AND IsOn = 'Y' AND Name LIKE '%Iıiİ%'"
        + " ORDER BY Price DESC LIMIT 1234567 TIMESPAN LIFETIME";

    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void The_culture_changes_no_character(string culture) => Cultures.Run(culture, () =>
    {
        var query = Datasets.Everything
            .Where(x => x.Seats == -1_234_567 && x.Price > -1_234_567.25m && x.Price.In(0.5m, -0.5m))
            .Where(x => x.Day == new DateOnly(2026, 12, 31))
            .Where(x => x.Moment <= new DateTime(2026, 12, 31, 22, 5, 9, DateTimeKind.Utc))
            .Where(x => x.Id == new Guid("251DE3D4-8868-4032-B518-F142DA50522F") && x.IsOn && x.Name.Contains("Iıiİ"))
            .OrderByDescending(x => x.Price)
            .During(t => t.Lifetime)
            .Take(1_234_567)
            .Select(x => x.Name);

        Assert.Equal(Expected, query.ToString());
    });

    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void The_culture_changes_no_message(string culture) => Cultures.Run(culture, () =>
        Assert.StartsWith(
            "Everything.Day contains dates without times, so no row equals 2026-12-31T22:05:09.5;",
            ConditionText.GetError(x => x.Day == new DateTime(2026, 12, 31, 22, 5, 9, 500)),
            StringComparison.Ordinal));
}
