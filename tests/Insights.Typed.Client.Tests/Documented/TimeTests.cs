
namespace Insights.Typed.Client.Tests.Documented;

/// <summary>Times of the service are in UTC, independent of the time zone of the client.</summary>
public sealed class TimeTests
{
    private static readonly DateTimeOffset Moment = new(2026, 7, 1, 18, 41, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-07-01T18:41:00Z")]
    [InlineData("2026-07-01T18:41:00")]
    [InlineData("2026-07-01T18:41:00.000")]
    [InlineData("2026-07-01T20:41:00+02:00")]
    public async Task A_time_without_a_zone_is_UTC(string time)
    {
        await using var service = await CannedService.StartAsync(
            new CannedResponse($$"""{"value":[{"reportId":"r1","startTime":"{{time}}","createdTime":"{{time}}","modifiedTime":null}]}"""),
            new CannedResponse($$"""{"value":[{"executionId":"e1","reportGeneratedTime":"{{time}}"}]}"""));
        await using var client = service.CreateClient();
        var cancel = TestContext.Current.CancellationToken;

        var report = await client.GetReportsAsync(cancellationToken: cancel).SingleAsync(cancel);
        var execution = await client.GetLatestExecutionAsync("r1", cancel);

        Assert.Equal((Moment, Moment, null), (report.StartTime, report.CreatedTime, report.ModifiedTime));
        Assert.Equal(Moment, execution!.ReportGeneratedTime);
    }
}
