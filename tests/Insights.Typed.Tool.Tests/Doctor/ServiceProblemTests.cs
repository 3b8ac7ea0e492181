using System.Text.RegularExpressions;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>Problems with the connection to the service, its permissions and its reports, each injected alone.</summary>
public sealed class ServiceProblemTests
{
    [Fact]
    public async Task A_host_without_a_listener()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        await service.DisposeAsync();

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["host-unreachable"], diagnosis.Problems);
        Assert.Contains("HTTPS_PROXY", diagnosis.GetFinding("host-unreachable").Fix, StringComparison.Ordinal);
        Assert.Equal("because 'service' failed", diagnosis.GetSummary("previews"));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(503)]
    public async Task An_HTML_page_of_a_proxy_instead_of_JSON(int status)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        service.Faults.Add(InsightsOperation.ListDatasets, LocalServiceFault.HtmlPage(status));

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["foreign-response"], diagnosis.Problems);
        Assert.Contains("proxy", diagnosis.GetFinding("foreign-response").Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "access-denied", "Executive Report Viewer")]
    [InlineData(429, "service-busy", "Wait a minute")]
    [InlineData(500, "service-failed", "Try again later")]
    [InlineData(408, "service-failed", "Try again later")]
    [InlineData(407, "proxy-refused", "HTTPS_PROXY")]
    public async Task A_refusal_of_the_service(int status, string problem, string fix)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        service.Faults.Add(InsightsOperation.ListDatasets, LocalServiceFault.ErrorStatus(status));

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal([problem], diagnosis.Problems);
        Assert.Contains(fix, diagnosis.GetFinding(problem).Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_another_service()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Environment["INSIGHTS_BASE_ADDRESS"] = new Uri(service.BaseAddress, "/insights/v9/mpn/").AbsoluteUri;

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["wrong-address"], diagnosis.Problems);
        Assert.Contains("INSIGHTS_BASE_ADDRESS", diagnosis.GetFinding("wrong-address").Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", \"nullable\": true")]
    public async Task A_user_without_the_role(string nullable)
    {
        var revenue = $$$"""
            {
              "datasetName": "Usage", "selectableColumns": ["Name", "PlanRevenueUSD"], "availableMetrics": [],
              "availableDateRanges": ["LIFETIME"], "minimumRecurrenceInterval": 24,
              "typed": { "columns": { "PlanRevenueUSD": { "type": "decimal"{{{nullable}}} } } }
            }
            """;
        await using var service = await Service.StartAsync(options => options.IsExecutiveReportViewer = false, revenue);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", revenue);

        var diagnosis = await DoctorResult.RunAsync(tool, "--write");

        Assert.Equal(revenue, tool.Folder.Read("schemas/Usage.json"));
        Assert.Equal(["data-redacted"], diagnosis.Problems);
        Assert.Contains("Executive Report Viewer", diagnosis.GetFinding("data-redacted").Fix, StringComparison.Ordinal);
        Assert.Equal(2, diagnosis.ExitCode);
    }

    [Fact]
    public async Task A_preview_that_the_service_ended_is_no_problem_of_the_account()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        service.Faults.Add(InsightsOperation.TestQuery, LocalServiceFault.Delayed(TimeSpan.FromMinutes(3)));

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Empty(diagnosis.Problems);
        Assert.Equal("note", diagnosis.GetFinding("preview-too-slow").Severity);
        Assert.Equal("No action is required: this dataset is too large for a preview. Reports have no such limit.", diagnosis.GetFinding("preview-too-slow").Fix);
        Assert.Equal(0, diagnosis.ExitCode);
    }

    /// <summary>The role hides whole columns. What is missing in another column must be declared, so that the written type reads the sample.</summary>
    [Fact]
    public async Task A_user_without_the_role_and_a_column_with_missing_values()
    {
        const string Offered = """
            {
              "datasetName": "Usage", "selectableColumns": ["Name", "RenewalDate", "EndDate", "PlanRevenueUSD"], "availableMetrics": [],
              "availableDateRanges": ["LIFETIME"], "minimumRecurrenceInterval": 24,
              "typed": { "columns": { "RenewalDate": { "type": "date", "nullable": true }, "EndDate": { "type": "date", "nullable": true }, "PlanRevenueUSD": { "type": "decimal" } } }
            }
            """;
        await using var service = await Service.StartAsync(options => options.IsExecutiveReportViewer = false, Offered);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Offered
            .Replace("\"RenewalDate\": { \"type\": \"date\", \"nullable\": true }, ", "", StringComparison.Ordinal)
            .Replace("\"date\", \"nullable\": true", "\"date\"", StringComparison.Ordinal));

        var diagnosis = await DoctorResult.RunAsync(tool, "--write");

        Assert.Equal(["data-redacted", "missing-values"], diagnosis.Problems.Order(StringComparer.Ordinal));
        var written = tool.Folder.Read("schemas/Usage.json");
        Assert.Contains("\"RenewalDate\": { \"type\": \"date\", \"nullable\": true }", written, StringComparison.Ordinal);
        Assert.Contains("\"EndDate\": { \"type\": \"date\", \"nullable\": true }", written, StringComparison.Ordinal);
        Assert.Contains("\"PlanRevenueUSD\": { \"type\": \"decimal\" }", written, StringComparison.Ordinal);
    }

    /// <summary>A dataset with many columns is previewed by several queries: only those whose response is redacted can hide a column.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_column_without_a_value_in_a_response_that_hides_nothing(bool isRevenueFirst)
    {
        var others = Enumerable.Range(1, 40).Select(number => $"Column{number}").ToArray();
        string[] columns = isRevenueFirst ? ["PlanRevenueUSD", .. others, "Empty"] : ["Empty", .. others, "PlanRevenueUSD"];
        var dataset = $$"""
            {
              "datasetName": "Usage", "selectableColumns": ["{{string.Join("\", \"", columns)}}"], "availableMetrics": [],
              "availableDateRanges": ["LIFETIME"], "minimumRecurrenceInterval": 24,
              "typed": { "columns": { "Empty": { "type": "date" }, "PlanRevenueUSD": { "type": "decimal" } } }
            }
            """;
        await using var service = await Service.StartAsync(options => options.IsExecutiveReportViewer = false, dataset);
        await using var proxy = await ResponseProxy.StartAsync(service, response => response.Body = Regex.Replace(response.Body, "\"Empty\":\"[^\"]*\"", "\"Empty\":null"));
        using var tool = proxy.Tool(service);
        tool.Folder.Write("schemas/Usage.json", dataset);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["data-redacted", "missing-values"], diagnosis.Problems.Order(StringComparer.Ordinal));
        Assert.Contains("Empty", diagnosis.GetFinding("missing-values").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InsightsOperation.CreateQuery, "create-query-refused")]
    [InlineData(InsightsOperation.CreateReport, "create-report-refused")]
    public async Task Creating_is_refused(InsightsOperation operation, string problem)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        service.Faults.Add(operation, LocalServiceFault.ErrorStatus(403));

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal([problem], diagnosis.Problems);
        Assert.Contains("limit", diagnosis.GetFinding(problem).Fix, StringComparison.Ordinal);
        await AssertNothingRemainsAsync(service);
    }

    [Fact]
    public async Task A_report_that_fails()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        await using var relay = await ResponseProxy.StartAsync(service, response =>
        {
            if (response.IsFor("GET", "ScheduledReport/execution"))
            {
                response.Body = response.Body.Replace("\"Pending\"", "\"Failed\"", StringComparison.Ordinal).Replace("\"Running\"", "\"Failed\"", StringComparison.Ordinal);
            }
        });
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["report-failed"], diagnosis.Problems);
        Assert.Contains("'Failed'", diagnosis.GetFinding("report-failed").Message, StringComparison.Ordinal);
        Assert.Contains("support", diagnosis.GetFinding("report-failed").Fix, StringComparison.Ordinal);
        await AssertNothingRemainsAsync(service);
    }

    [Fact]
    public async Task A_host_of_files_that_cannot_be_reached()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        await using var relay = await ResponseProxy.StartAsync(service, response =>
        {
            if (response.IsFor("GET", "ScheduledReport/execution") && System.Text.Json.Nodes.JsonNode.Parse(response.Body) is { } body && body["value"] is System.Text.Json.Nodes.JsonArray executions)
            {
                foreach (var execution in executions.Where(execution => execution!["reportAccessSecureLink"] is not null))
                {
                    execution!["reportAccessSecureLink"] = "http://127.0.0.1:1/planted-link";
                }

                response.Body = body.ToJsonString();
            }
        });
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["download-host-unreachable"], diagnosis.Problems);
        Assert.Contains("firewall", diagnosis.GetFinding("download-host-unreachable").Fix, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", diagnosis.GetFinding("download-host-unreachable").Message, StringComparison.Ordinal);
        await AssertNothingRemainsAsync(service);
    }

    [Fact]
    public async Task A_host_of_files_that_is_busy()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        service.Faults.Add(InsightsOperation.Download, LocalServiceFault.ErrorStatus(503), times: 20);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["service-failed"], diagnosis.Problems);
        Assert.Contains("Try again later", diagnosis.GetFinding("service-failed").Fix, StringComparison.Ordinal);
        await AssertNothingRemainsAsync(service);
    }

    [Fact]
    public async Task A_link_that_is_refused()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        service.Faults.Add(InsightsOperation.Download, LocalServiceFault.ExpiredLink, times: 20);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["download-refused"], diagnosis.Problems);
        Assert.Contains("clock", diagnosis.GetFinding("download-refused").Fix, StringComparison.Ordinal);
        await AssertNothingRemainsAsync(service);
    }

    [Theory]
    [InlineData(InsightsOperation.ListDatasets)]
    [InlineData(InsightsOperation.TestQuery)]
    [InlineData(InsightsOperation.CreateReport)]
    [InlineData(InsightsOperation.ListExecutions)]
    [InlineData(InsightsOperation.Download)]
    public async Task Ctrl_C_cleans_up_and_shows_what_was_checked(InsightsOperation operation)
    {
        using var stop = new CancellationTokenSource();
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        service.Faults.Add(operation, LocalServiceFault.NoResponse);

        var running = tool.RunUntilAsync(stop.Token, "doctor");
        while (service.Faults.TotalStalledRequests == 0)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        var run = (await running).AssertExit(130);

        Assert.Contains(run.Lines, line => line.StartsWith("report", StringComparison.Ordinal) && line.Contains("because the command was stopped", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("No problems found before the checks were stopped.", StringComparison.Ordinal));
        Assert.Equal("Stopped.\n", run.Error);
        await AssertNothingRemainsAsync(service);
    }

    private static async Task AssertNothingRemainsAsync(Service service)
    {
        service.Faults.Clear();
        await using var client = service.Client();
        Assert.Empty(await client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }
}
