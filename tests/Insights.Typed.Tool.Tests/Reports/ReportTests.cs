using System.Text.Json;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Reports;

/// <summary>The reports on the service.</summary>
public sealed class ReportTests
{
    [Fact]
    public async Task Reports_are_listed_shown_paused_resumed_and_deleted()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        var report = await Scheduled(service);

        Assert.Contains("Nightly", (await tool.RunAsync("report", "list")).AssertExit(0).Output, StringComparison.Ordinal);
        Assert.Equal("The service has no reports.\n", (await tool.RunAsync("report", "list", "--name", "Other")).AssertExit(0).Output);
        Assert.Contains("The report has not been executed in the last 90 days.", (await tool.RunAsync("report", "show", report)).AssertExit(0).Lines);
        Assert.Equal("Paused", await StatusAfter("pause"));
        Assert.Equal("Active", await StatusAfter("resume"));
        Assert.Equal($"The report {report} (Nightly) is deleted.\n", (await tool.RunAsync("report", "delete", report)).AssertExit(0).Output);
        Assert.Equal("{\n  \"reports\": []\n}\n", (await tool.RunAsync("report", "list", "--json")).AssertExit(0).Output);
        Assert.Contains($"The service has no report {report}.", (await tool.RunAsync("report", "show", report)).AssertExit(1).Error, StringComparison.Ordinal);

        async Task<string?> StatusAfter(string change)
        {
            (await tool.RunAsync("report", change, report)).AssertExit(0);
            var json = (await tool.RunAsync("report", "show", report, "--json")).AssertExit(0).Json;
            return json.GetProperty("report").GetProperty("status").GetString();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_has_whole_ids_and_short_queries_and_a_report_its_whole_query(bool isTerminal)
    {
        const string Query = "SELECT Name, Seats, Market FROM Usage WHERE Name != 'a name that is so long that a table has no place for it' TIMESPAN LIFETIME";
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = new TestTool { IsTerminal = isTerminal, Time = service.Time, Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken } };
        var report = await Scheduled(service, Query);

        var list = (await tool.RunAsync("report", "list")).AssertExit(0);
        var show = (await tool.RunAsync("report", "show", report)).AssertExit(0);
        var json = (await tool.RunAsync("report", "list", "--json")).AssertExit(0).Json;

        Assert.Contains(report, list.Output, StringComparison.Ordinal);
        Assert.All(list.Lines, line => Assert.InRange(line.Length, 1, 200));
        Assert.Contains("…", list.Output, StringComparison.Ordinal);
        Assert.Contains(report, show.Output, StringComparison.Ordinal);
        Assert.Contains($"Query: {Query}", show.Lines);
        Assert.Equal(Query, json.GetProperty("reports")[0].GetProperty("query").GetString());
    }

    /// <summary>A service can return zero for a report whose executions have no limit, or no interval.</summary>
    [Fact]
    public async Task A_count_or_an_interval_of_zero_is_none()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        var interval = 24;
        await using var proxy = await ResponseProxy.StartAsync(
            service, response => response.Body = response.Body
                .Replace("\"recurrenceCount\":3", "\"recurrenceCount\":0", StringComparison.OrdinalIgnoreCase)
                .Replace("\"recurrenceInterval\":24", $"\"recurrenceInterval\":{interval}", StringComparison.OrdinalIgnoreCase));
        using var tool = proxy.Tool(service);
        await Scheduled(service);

        var list = (await tool.RunAsync("report", "list")).AssertExit(0).Output;
        var json = (await tool.RunAsync("report", "list", "--json")).AssertExit(0).Json.GetProperty("reports")[0];
        interval = 0;
        var none = (await tool.RunAsync("report", "list")).AssertExit(0).Output;

        Assert.Contains("24 h", list, StringComparison.Ordinal);
        Assert.DoesNotContain("24 h,", list, StringComparison.Ordinal);
        Assert.Equal((JsonValueKind.Number, JsonValueKind.Null), (json.GetProperty("recurrenceInterval").ValueKind, json.GetProperty("recurrenceCount").ValueKind));
        Assert.DoesNotContain("0 h", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_downloaded_byte_for_byte_and_its_link_is_never_shown()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        var report = await Executed(service);

        var run = (await tool.RunAsync("report", "download", report, "--json")).AssertExit(0);
        var shown = (await tool.RunAsync("report", "show", report, "--json")).AssertExit(0);
        var rows = (await tool.RunAsync("query", "run", "SELECT Name, Seats FROM Usage TIMESPAN LIFETIME", "--csv")).AssertExit(0);

        var file = tool.Folder.Read($"{report}.csv");
        Assert.Equal(rows.Lines.Order(StringComparer.Ordinal), file.ReplaceLineEndings("\n").Replace("\"", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.Equal(new FileInfo(tool.Folder[$"{report}.csv"]).Length, run.Json.GetProperty("bytes").GetInt64());
        Assert.DoesNotContain("http", run.Output + shown.Output, StringComparison.Ordinal);
        Assert.Equal([$"{report}.csv"], tool.Folder.All().Keys);
    }

    [Fact]
    public async Task An_existing_file_is_replaced_only_on_request()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        var report = await Executed(service);
        tool.Folder.Write("out/mine.csv", "mine");

        Assert.Contains("out/mine.csv already exists.", (await tool.RunAsync("report", "download", report, "-o", "out/mine.csv")).AssertExit(1).Error, StringComparison.Ordinal);
        Assert.Equal("mine", tool.Folder.Read("out/mine.csv"));

        (await tool.RunAsync("report", "download", report, "-o", "out/mine.csv", "--overwrite")).AssertExit(0);
        Assert.NotEqual("mine", tool.Folder.Read("out/mine.csv"));
    }

    [Fact]
    public async Task A_file_can_go_to_the_standard_output()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        var report = await Executed(service);

        var piped = (await DotNet.RunAsync(tool.Folder.Path, tool.Environment, DotNet.Tool, "report", "download", report, "--output", "-")).AssertExit(0);
        var downloaded = (await tool.RunAsync("report", "download", report, "-o", "file.csv")).AssertExit(0);

        Assert.Equal(["file.csv"], tool.Folder.All().Keys);
        Assert.Equal(tool.Folder.Read("file.csv").ReplaceLineEndings("\n"), piped.Output);
        Assert.Equal(downloaded.Output, $"file.csv: {piped.Error}");
    }

    [Theory]
    [InlineData("out", "out is a folder; --output requires the name of a file.")]
    [InlineData("new/", "new/ is a folder; --output requires the name of a file.")]
    [InlineData("", "--output is empty; it requires the name of a file.")]
    [InlineData("mine.csv/below.csv", "mine.csv/below.csv cannot be written: ")]
    public async Task An_impossible_path_is_refused(string output, string message)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("mine.csv", "mine");
        tool.Folder.Write("out/mine.csv", "mine");
        var report = await Executed(service);

        var run = (await tool.RunAsync("report", "download", report, "-o", output, "--overwrite")).AssertExit(1);

        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(".part", run.Error, StringComparison.Ordinal);
        Assert.Equal(["mine.csv", "out/mine.csv"], tool.Folder.All().Keys);
    }

    [Fact]
    public async Task A_device_is_not_replaced_by_a_file()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "This system has no device files.");
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);

        // The report does not exist, so a tool that continues does no harm either.
        var download = (await tool.RunAsync("report", "download", "none", "-o", "/dev/null", "--overwrite")).AssertExit(1);

        Assert.Equal("/dev/null is a device; --output requires the name of a file.\n", download.Error);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("delete")]
    [InlineData("download")]
    public async Task Every_command_reports_a_missing_report_equally(string command)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);

        var run = (await tool.RunAsync("report", command, "none")).AssertExit(1);

        Assert.StartsWith("The service has no report none. 'insights report list' lists the reports.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_completed_report_is_not_reported_as_paused()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        var report = await Executed(service);

        var run = (await tool.RunAsync("report", "pause", report)).AssertExit(0);

        Assert.StartsWith("The service accepted the request, and reports the status Inactive for the report ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_that_fails_permanently_leaves_no_file()
    {
        await using var service = await Service.StartAsync(options => options.RowsPerDataset = 5000, Service.Usage);
        using var tool = TestTool.Create(service);
        var report = await Executed(service);
        tool.Folder.Write("mine.csv", "mine");
        service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(1000), times: 100);

        var run = (await tool.RunAsync("report", "download", report, "-o", "mine.csv", "--overwrite")).AssertExit(1);

        Assert.Contains("was interrupted", run.Error, StringComparison.Ordinal);
        Assert.Equal(["mine.csv"], tool.Folder.All().Keys);
        Assert.Equal("mine", tool.Folder.Read("mine.csv"));
    }

    [Fact]
    public async Task An_expired_link_is_followed_by_a_new_one()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        var report = await Executed(service);
        service.Faults.Add(InsightsOperation.Download, LocalServiceFault.ExpiredLink);

        (await tool.RunAsync("report", "download", report)).AssertExit(0);
    }

    [Fact]
    public async Task A_report_without_a_file_cannot_be_downloaded()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        var report = await Scheduled(service);

        Assert.Equal($"The report {report} has not been executed in the last 90 days.\n", (await tool.RunAsync("report", "download", report)).AssertExit(1).Error);
        Assert.Contains("has no execution abc", (await tool.RunAsync("report", "download", report, "--execution", "abc")).AssertExit(1).Error, StringComparison.Ordinal);
    }

    private static async Task<string> Scheduled(Service service, string text = "SELECT Name, Seats FROM Usage TIMESPAN LIFETIME")
    {
        await using var client = service.Client();
        var query = await client.CreateQueryAsync("q", text, cancellationToken: TestContext.Current.CancellationToken);
        var schedule = new ReportSchedule { ReportName = "Nightly", RecurrenceInterval = 24, RecurrenceCount = 3 };
        return (await client.CreateReportAsync(query.QueryId, schedule, TestContext.Current.CancellationToken)).ReportId;
    }

    /// <summary>A report whose execution is completed.</summary>
    private static async Task<string> Executed(Service service)
    {
        await using var client = service.Client();
        string? report = null;
        var options = new ReportRunOptions { KeepReport = true, Progress = new ProgressCallback(progress => report = progress.ReportId ?? report) };
        await client.RunAsync(InsightsQuery.FromText("SELECT Name, Seats FROM Usage TIMESPAN LIFETIME"), options, TestContext.Current.CancellationToken)
            .CountAsync(TestContext.Current.CancellationToken);
        return report!;
    }

    private sealed class ProgressCallback(Action<ReportProgress> report) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => report(value);
    }
}
