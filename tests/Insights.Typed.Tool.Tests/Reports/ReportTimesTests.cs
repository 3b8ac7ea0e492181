using Insights.Typed.Tool.Reports;

namespace Insights.Typed.Tool.Tests.Reports;

/// <summary>The times that follow from the schedule of a report, of which neither the interval nor the count has a limit.</summary>
public sealed class ReportTimesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(24, 3, -1, 0, 48)]
    [InlineData(24, 3, 0, 24, 48)]
    [InlineData(24, 3, 47, 48, 48)]
    [InlineData(24, 3, 48, null, 48)]
    [InlineData(24, null, 240, 264, null)]
    [InlineData(24, 0, 240, 264, null)]
    [InlineData(24, int.MaxValue, 240, 264, null)]
    [InlineData(int.MaxValue, 1, -1, 0, 0)]
    [InlineData(int.MaxValue, int.MaxValue, 0, null, null)]
    [InlineData(0, 3, -1, null, null)]
    public void Times_are_computed_without_overflow(int interval, int? count, int now, int? next, int? last)
    {
        var report = new InsightsReport { ReportStatus = ReportStatus.Active, StartTime = Start, RecurrenceInterval = interval, RecurrenceCount = count };

        Assert.Equal(next is { } hours ? Start.AddHours(hours) : null, ReportTimes.FindNextDue(report, Start.AddHours(now)));
        Assert.Equal(last is { } lastHours ? Start.AddHours(lastHours) : null, ReportTimes.FindLastDue(report));
    }
}
