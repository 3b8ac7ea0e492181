using Insights.Typed.Tool.Export.Configuration;
using Insights.Typed.Tool.Export.Entries;
using Insights.Typed.Tool.Export.Passes;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>The service documents no order of its executions, so an overdue one and one in progress are found in both.</summary>
public sealed class ExecutionListTests
{
    private const string Failed = "1 execution of the report failed";
    private const string NotCompleted = "the service has not completed it";
    private const string NotListed = "the service lists none for that time";

    private static readonly DateTimeOffset Start = new(2026, 5, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly ExportEntry Entry = new("Usage", "SELECT Name FROM Usage", 168, ModeName.Append, "export");

    private static readonly InsightsReport Report = CreateReport(Start, 168);

    /// <summary>The letters are the weekly executions, the earliest first; "-" is none, as in a pause. A last "Q" can be the next one, which is not due yet.</summary>
    [Theory]
    [InlineData("CF", 1, Failed)]
    [InlineData("CR", 1, NotCompleted)]
    [InlineData("CC", 1, null)]
    [InlineData("C-", 1, null)]
    [InlineData("C--", 2, NotListed)]
    [InlineData("CCF", 2, Failed)]
    [InlineData("CFC", 2, null)]
    [InlineData("FR", 1, NotCompleted)]
    [InlineData("F", 0, Failed)]
    [InlineData("CP", 1, null)]
    [InlineData("CQ", 1, NotCompleted)]
    [InlineData("CQQ", 1, NotCompleted)]
    [InlineData("CFQ", 1, Failed)]
    [InlineData("FQ", 0, Failed)]
    public void An_overdue_execution_is_found_in_each_order(string executions, int lastWeek, string? reason)
    {
        foreach (var listed in CreateLists(executions))
        {
            var newest = listed.Max(execution => execution.ReportGeneratedTime);

            var found = CreateExecutions(listed).DescribeOverdue(newest, GetDue(lastWeek).AddDays(2));

            Assert.Equal(reason is null, found is null);
            Assert.Contains(reason ?? "", found ?? "", StringComparison.Ordinal);
        }
    }

    /// <summary>Two days after the last week's execution was due. The service keeps the executions of 13 weeks then.</summary>
    [Theory]
    [InlineData("CR", 0, true)]
    [InlineData("CQ", 1, true)]
    [InlineData("CQ", 0, false)]
    [InlineData("CQQ", 0, true)]
    [InlineData("CFQ", 2, true)]
    [InlineData("CFQ", 1, false)]
    [InlineData("Q", 0, true)]
    [InlineData("CC", 1, false)]
    [InlineData("CP", 0, false)]
    [InlineData("-------CCCCCCCCCCCCQ", 19, true)]
    [InlineData("-------CCCCCCCCCCCCCQ", 19, false)]
    [InlineData("CCCCCCCCCCCCCCCCCCCQ", 19, true)]
    [InlineData("C-CCCQ", 4, false)]
    [InlineData("C-CQ", 2, false)]
    [InlineData("C-CFQ", 3, false)]
    [InlineData("C-CFQ", 4, true)]
    [InlineData("C--Q", 3, true)]
    [InlineData("-------------------Q", 19, true)]
    public void A_pending_execution_is_in_progress_unless_it_is_the_next_one(string executions, int lastWeek, bool isInProgress)
    {
        foreach (var listed in CreateLists(executions))
        {
            Assert.Equal(isInProgress, CreateExecutions(listed).IsInProgress(Report, GetDue(lastWeek).AddDays(2)));
        }
    }

    [Fact]
    public void A_pending_execution_is_in_progress_if_the_schedule_is_not_known()
    {
        foreach (var report in (InsightsReport[])[CreateReport(start: null, 168), CreateReport(Start, hours: null), CreateReport(Start, 0)])
        {
            foreach (var listed in CreateLists("CQ"))
            {
                Assert.True(CreateExecutions(listed).IsInProgress(report, GetDue(0).AddDays(2)));
            }

            Assert.False(CreateExecutions(CreateLists("CC")[0]).IsInProgress(report, GetDue(1).AddDays(2)));
        }
    }

    /// <summary>Two days after the last week's execution was due: the service does not state whether that was before the pause.</summary>
    [Theory]
    [InlineData("CQ", 0, 50, false)]
    [InlineData("CQ", 1, 50, true)]
    [InlineData("CQ", 2, 50, false)]
    [InlineData("CQQ", 2, 50, true)]
    [InlineData("Q", 0, 50, true)]
    [InlineData("Q", 1, 50, false)]
    [InlineData("CQ", 1, 2, true)]
    [InlineData("CQ", 2, 2, false)]
    [InlineData("CQ", 5, 2, false)]
    public void A_pending_execution_of_a_paused_report_is_in_progress_for_a_day_and_an_interval(string executions, int lastWeek, int count, bool isInProgress)
    {
        var paused = CreateReport(Start, 168, count, isPaused: true);
        foreach (var listed in CreateLists(executions))
        {
            Assert.Equal(isInProgress, CreateExecutions(listed).IsInProgress(paused, GetDue(lastWeek).AddDays(2)));
        }
    }

    /// <summary>At the limit of its retention, the service still lists an execution that was generated after the limit, and due before it. Or each is generated after the next one is due.</summary>
    [Theory]
    [InlineData(1, 90, 90, 0.5, true)]
    [InlineData(1, 91, 90, 2, false)]
    [InlineData(30, 9, 9, 8, true)]
    [InlineData(1, 10, 9, 8, false)]
    public void A_daily_execution_is_in_progress_after_it_was_due(int delay, int completed, int lastDay, double hours, bool isInProgress)
    {
        var report = CreateReport(Start, 24, count: 200);
        List<ReportExecution> listed = [.. Enumerable.Range(0, completed).Select(day => CreateCompleted(day, Start.AddDays(day).AddHours(delay))), CreateExecution('Q', completed)!];

        Assert.Equal(isInProgress, CreateExecutions(listed).IsInProgress(report, Start.AddDays(lastDay).AddHours(hours)));
    }

    private static EntryExecutions CreateExecutions(IEnumerable<ReportExecution> listed) => new(Entry, Report, [.. listed.Select(execution => (Report, execution))]);

    private static List<ReportExecution>[] CreateLists(string executions)
    {
        List<ReportExecution> earliestFirst = [.. executions.Select(CreateExecution).OfType<ReportExecution>()];
        return [earliestFirst, [.. earliestFirst.AsEnumerable().Reverse()]];
    }

    private static InsightsReport CreateReport(DateTimeOffset? start, int? hours, int count = 50, bool isPaused = false) => new()
    {
        ReportId = "5c9b4f1e-7a55-4b59-8f0a-0d3f2f0f0c01",
        ReportStatus = isPaused ? ReportStatus.Paused : ReportStatus.Active,
        StartTime = start,
        RecurrenceInterval = hours,
        RecurrenceCount = count,
    };

    private static DateTimeOffset GetDue(int week) => Start.AddDays(7 * week);

    private static ReportExecution CreateCompleted(int number, DateTimeOffset generated) =>
        new() { ExecutionId = $"{number}", ReportId = Report.ReportId, ExecutionStatus = ExecutionStatus.Completed, ReportGeneratedTime = generated };

    private static ReportExecution? CreateExecution(char letter, int week)
    {
        ReportExecution Create(ExecutionStatus status) => new() { ExecutionId = $"{week}", ReportId = Report.ReportId, ExecutionStatus = status };

        return letter switch
        {
            'C' => CreateCompleted(week, GetDue(week).AddHours(1)),
            'F' => Create(ExecutionStatus.Failed),
            'R' => Create(ExecutionStatus.Running),
            'P' => Create(ExecutionStatus.Paused),
            'Q' => Create(ExecutionStatus.Pending),
            '-' => null,
            _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "No such execution."),
        };
    }
}
