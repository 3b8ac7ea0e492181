namespace Insights.Typed.Client.Tests.Operations;

/// <summary>Reports that the service would refuse are rejected before a request is sent, with a message that says what is valid.</summary>
public sealed class ReportRefusalTests
{
    [Fact]
    public async Task A_start_in_less_than_four_hours()
    {
        // Four hours from now, which the request truncates to a whole second: half a second too early.
        var early = OperationCall.Now + TimeSpan.FromHours(4);

        var created = await OperationCall.RefusedAsync((client, cancel) => client.CreateReportAsync("q1", OperationCall.Schedule with { StartTime = early }, cancel));
        var updated = await OperationCall.RefusedAsync((client, cancel) => client.UpdateReportAsync("r1", new ReportUpdate { StartTime = early }, cancel));

        Assert.All([created, updated], exception =>
        {
            Assert.IsType<ArgumentOutOfRangeException>(exception);
            Assert.Equal("StartTime", exception.ParamName);
            Assert.StartsWith("StartTime must be at least 4 hours from now: 2026-03-10T13:00:01Z or later.", exception.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2161)]
    [InlineData(-1)]
    public async Task An_interval_out_of_its_bounds(int hours)
    {
        var created = await OperationCall.RefusedAsync((client, cancel) => client.CreateReportAsync("q1", OperationCall.Schedule with { RecurrenceInterval = hours }, cancel));
        var updated = await OperationCall.RefusedAsync((client, cancel) => client.UpdateReportAsync("r1", new ReportUpdate { RecurrenceInterval = hours }, cancel));

        Assert.All([created, updated], exception =>
        {
            Assert.IsType<ArgumentOutOfRangeException>(exception);
            Assert.Equal("RecurrenceInterval", exception.ParamName);
            Assert.StartsWith("RecurrenceInterval must be from 4 to 2160 hours.", exception.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(4)]
    [InlineData(2160)]
    public async Task An_interval_at_its_bounds_is_sent(int hours)
    {
        var request = await OperationCall.SentAsync((client, cancel) => client.CreateReportAsync("q1", OperationCall.Schedule with { RecurrenceInterval = hours }, cancel));

        Assert.Contains($"\"RecurrenceInterval\":{hours},", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bounds_of_another_program()
    {
        static void Marketplace(InsightsClientOptions options)
        {
            options.MaximumRecurrenceInterval = 90;
            options.MinimumStartNotice = TimeSpan.FromHours(24);
        }

        var interval = await OperationCall.RefusedAsync((client, cancel) => client.CreateReportAsync(
            "q1", OperationCall.Schedule with { StartTime = OperationCall.Now.AddDays(2), RecurrenceInterval = 91 }, cancel), Marketplace);
        var start = await OperationCall.RefusedAsync((client, cancel) => client.CreateReportAsync("q1", OperationCall.Schedule, cancel), Marketplace);

        Assert.Contains("from 4 to 90 hours", interval.Message, StringComparison.Ordinal);
        Assert.Contains("at least 24 hours from now", start.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_ends_before_it_begins()
    {
        var report = new ImmediateReport { ReportName = "Now", QueryStartTime = OperationCall.Now, QueryEndTime = OperationCall.Now.AddSeconds(-1) };

        var exception = await OperationCall.RefusedAsync((client, cancel) => client.CreateReportAsync("q1", report, cancel));

        Assert.Equal("QueryEndTime", exception.ParamName);
        Assert.Contains("must not be before the start of the data, 2026-03-10T09:00:00Z", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_fields()
    {
        await AssertAsync("ReportName", OperationCall.Schedule with { ReportName = " " });
        await AssertAsync("RecurrenceCount", OperationCall.Schedule with { RecurrenceCount = 0 });
        await AssertAsync("Format", OperationCall.Schedule with { Format = default });
        await AssertAsync("Format", OperationCall.Schedule with { Format = new ReportFormat("Parquet") });
        await AssertAsync("CallbackMethod", OperationCall.Schedule with { CallbackMethod = HttpMethod.Put });
        await AssertAsync("CallbackUrl", OperationCall.Schedule with { CallbackUrl = new Uri("callback", UriKind.Relative) });
        await AssertAsync("CallbackUrl", OperationCall.Schedule with { CallbackUrl = new Uri("ftp://example.com") });

        static async Task AssertAsync(string field, ReportSchedule schedule) =>
            Assert.Equal(field, (await OperationCall.RefusedAsync((client, cancel) => client.CreateReportAsync("q1", schedule, cancel))).ParamName);
    }

    [Fact]
    public async Task Missing_query() =>
        Assert.Equal("queryId", (await OperationCall.RefusedAsync((client, cancel) => client.CreateReportAsync("", OperationCall.Schedule, cancel))).ParamName);

    [Fact]
    public async Task An_empty_update()
    {
        var exception = await OperationCall.RefusedAsync((client, cancel) => client.UpdateReportAsync("r1", new ReportUpdate(), cancel));

        Assert.StartsWith("The update has no changes", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_changes_the_path(string id)
    {
        await AssertAsync("reportId", (client, cancel) => client.UpdateReportAsync(id, new ReportUpdate { ReportName = "New" }, cancel));
        await AssertAsync("reportId", (client, cancel) => client.PauseReportAsync(id, cancel));
        await AssertAsync("reportId", (client, cancel) => client.ResumeReportAsync(id, cancel));
        await AssertAsync("reportId", (client, cancel) => client.DeleteReportAsync(id, cancel));
        await AssertAsync("reportId", (client, cancel) => client.GetLatestExecutionAsync(id, cancel));
        await AssertAsync("queryId", (client, cancel) => client.DeleteQueryAsync(id, cancel));

        static async Task AssertAsync(string parameter, Func<InsightsClient, CancellationToken, Task> call) =>
            Assert.Equal(parameter, (await OperationCall.RefusedAsync(call)).ParamName);
    }

    [Theory]
    [InlineData(-1, 4, 2160)]
    [InlineData(4, 0, 2160)]
    [InlineData(4, 10, 9)]
    public void Invalid_limits(int notice, int minimum, int maximum) => Assert.ThrowsAny<ArgumentException>(() => new InsightsClient(
        InsightsCredential.FromToken("t"),
        new InsightsClientOptions { MinimumStartNotice = TimeSpan.FromHours(notice), MinimumRecurrenceInterval = minimum, MaximumRecurrenceInterval = maximum }));

    [Fact]
    public void Times_that_are_too_long_to_wait()
    {
        AssertRefused(options => options.RequestTimeout = TimeSpan.MaxValue);
        AssertRefused(options => options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromDays(2));
        AssertRefused(options => options.MaxRetryDelay = TimeSpan.FromDays(2));
        AssertRefused(options => options.PollInterval = TimeSpan.FromDays(60));
        AssertRefused(options => options.MaxRecordBytes = int.MaxValue);
        AssertRefused(options => options.WatchInterval = TimeSpan.FromDays(60));

        static void AssertRefused(Action<InsightsClientOptions> configure)
        {
            var options = new InsightsClientOptions();
            configure(options);
            Assert.Throws<ArgumentOutOfRangeException>(() => new InsightsClient(InsightsCredential.FromToken("t"), options));
        }
    }
}
