using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>A service whose clock is not that of this machine, such as a local service on which nights take seconds.</summary>
public sealed class ExportClockTests
{
    [Theory]
    [InlineData(100, "")]
    [InlineData(-1, "")]
    [InlineData(0, "fa-IR")]
    public async Task Times_are_those_of_the_service(int daysAhead, string culture)
    {
        // A calendar and a sign of numbers that would be seen.
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var clock = new AutoAdvanceTimeProvider(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero).AddDays(daysAhead));
        await using var export = await ExportFixture.StartAsync(options => options.TimeProvider = clock, Service.Usage);

        var created = (await export.Tool.RunAsync("export", "run")).AssertExit(0);
        AssertFirst(created, clock.GetUtcNow() + TimeSpan.FromHours(4));
        clock.Advance(ExportFixture.FirstNight);
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(0);
        var status = (await export.Tool.RunAsync("export", "status", "--json")).AssertExit(0).Json.GetProperty("entries")[0];

        Assert.Contains("1 execution with 60 rows exported; the next one is due at ", run.Output, StringComparison.Ordinal);
        AssertFirst(run, clock.GetUtcNow() + TimeSpan.FromHours(23));
        Assert.InRange(status.GetProperty("ageSeconds").GetInt64(), 0, 3600);
        Assert.InRange(DateTimeOffset.Parse(status.GetProperty("nextDue").GetString()!, CultureInfo.InvariantCulture), clock.GetUtcNow(), clock.GetUtcNow() + ExportFixture.Night);
    }

    /// <summary>The time at the end of the output is within the hour after another.</summary>
    private static void AssertFirst(ToolRun run, DateTimeOffset earliest)
    {
        var text = Regex.Match(run.Output, @"due at (\d{4}-\d\d-\d\d \d\d:\d\dZ)\.\n$").Groups[1].Value;
        Assert.InRange(DateTimeOffset.ParseExact(text, "yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), earliest.AddMinutes(-5), earliest.AddHours(1));
    }
}
