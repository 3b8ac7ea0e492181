using System.Globalization;

namespace Insights.Typed.LocalService.Tests;

/// <summary>A service whose clock leaps from one execution to the next, also without a callback.</summary>
public sealed class LeapingServiceTests
{
    private static readonly TimeSpan LeapDuration = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task The_clock_leaps_while_a_scheduled_report_is_active()
    {
        await using var service = await StartAsync();
        service.Time.Advance(LeapDuration);
        Assert.Equal(service.Time.GetUtcNow(), await GetTimeAsync(service), TimeSpan.FromSeconds(1));

        var report = await service.ScheduleAsync("SELECT Note FROM Seats", hours: 24);
        for (var night = 1; night <= 3; night++)
        {
            service.Time.Advance(LeapDuration);
            Assert.Equal(night, (await service.HistoryAsync(report)).Count(execution => (string?)execution["executionStatus"] == "Completed"));
        }

        Assert.Equal(new DateTimeOffset(2024, 5, 20, 0, 0, 0, TimeSpan.Zero), await GetTimeAsync(service), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task The_clock_does_not_leap_while_no_execution_follows()
    {
        await using var service = await StartAsync();
        var report = await service.ScheduleAsync("SELECT Note FROM Seats", hours: 24, count: 2);
        await service.SendAsync(HttpMethod.Put, $"ScheduledReport/pause/{report}");
        await AssertNoLeapAsync(service);

        await service.SendAsync(HttpMethod.Put, $"ScheduledReport/resume/{report}");
        service.Time.Advance(LeapDuration);
        service.Time.Advance(LeapDuration);
        Assert.Equal("Inactive", (string?)(await service.GetAsync("ScheduledReport"))["value"]![0]!["reportStatus"]);
        await AssertNoLeapAsync(service);

        var other = await service.ScheduleAsync("SELECT Note FROM Seats", hours: 24, change: body => body["StartTime"] = "2024-06-01T00:00:00Z");
        await service.SendAsync(HttpMethod.Delete, $"ScheduledReport/{other}");
        await AssertNoLeapAsync(service);
    }

    private static Task<TestService> StartAsync() => TestService.StartAsync(
        new LocalServiceOptions { RowsPerDataset = 20, Datasets = TestDatasets.All }, time => new LeapingTimeProvider(time, LeapDuration, start: null));

    private static async Task AssertNoLeapAsync(TestService service)
    {
        var before = await GetTimeAsync(service);
        service.Time.Advance(LeapDuration);
        service.Time.Advance(LeapDuration);
        Assert.Equal(before + (2 * LeapDuration), await GetTimeAsync(service), TimeSpan.FromSeconds(1));
    }

    /// <summary>The time of the service, as its responses state it.</summary>
    private static async Task<DateTimeOffset> GetTimeAsync(TestService service)
    {
        using var response = await service.Api.GetAsync(new Uri("ScheduledDataset", UriKind.Relative), TestService.Cancel);
        return DateTimeOffset.Parse(response.Headers.GetValues("Date").Single(), CultureInfo.InvariantCulture);
    }
}
