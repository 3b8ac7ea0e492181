using Insights.Typed.Tool.Export.Configuration;
using Insights.Typed.Tool.Export.Entries;
using Insights.Typed.Tool.Export.Passes;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>The service documents no order of its executions, so an overdue one is found in both.</summary>
public sealed class ExecutionListTests
{
    private const string Failed = "1 execution of the report failed";
    private const string NotCompleted = "the service has not completed it";
    private const string NotListed = "the service lists none for that time";

    private static readonly DateTimeOffset Start = new(2026, 5, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly ExportEntry Entry = new("Usage", "SELECT Name FROM Usage", 168, ModeName.Append, "export");

    private static readonly InsightsReport Report = new()
    {
        ReportId = "5c9b4f1e-7a55-4b59-8f0a-0d3f2f0f0c01",
        ReportStatus = ReportStatus.Active,
        StartTime = Start,
        RecurrenceInterval = 168,
        RecurrenceCount = 50,
    };

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
        List<ReportExecution> earliestFirst = [.. executions.Select(CreateExecution).OfType<ReportExecution>()];
        var newest = earliestFirst.Max(execution => execution.ReportGeneratedTime);

        foreach (var listed in (List<ReportExecution>[])[earliestFirst, [.. earliestFirst.AsEnumerable().Reverse()]])
        {
            var found = new EntryExecutions(Entry, Report, [.. listed.Select(execution => (Report, execution))]).DescribeOverdue(newest, GetDue(lastWeek).AddDays(2));

            Assert.Equal(reason is null, found is null);
            Assert.Contains(reason ?? "", found ?? "", StringComparison.Ordinal);
        }
    }

    private static DateTimeOffset GetDue(int week) => Start.AddDays(7 * week);

    private static ReportExecution? CreateExecution(char letter, int week)
    {
        ReportExecution Create(ExecutionStatus status, DateTimeOffset? generated = null) =>
            new() { ExecutionId = $"{week}", ReportId = Report.ReportId, ExecutionStatus = status, ReportGeneratedTime = generated };

        return letter switch
        {
            'C' => Create(ExecutionStatus.Completed, GetDue(week).AddHours(1)),
            'F' => Create(ExecutionStatus.Failed),
            'R' => Create(ExecutionStatus.Running),
            'P' => Create(ExecutionStatus.Paused),
            'Q' => Create(ExecutionStatus.Pending),
            '-' => null,
            _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "No such execution."),
        };
    }
}
