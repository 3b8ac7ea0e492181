
namespace Insights.Typed.Client.Tests.Documented;

/// <summary>The documented responses of the service, unchanged, over HTTP.</summary>
public sealed class DocumentedResponseTests
{
    [Fact]
    public async Task Datasets_are_read_with_all_their_names()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.FromDocumentation(DocumentedResponse.Datasets));
        await using var client = service.CreateClient();

        var dataset = Assert.Single(await client.GetDatasetsAsync("DynamicsUsage", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal("DynamicsUsage", dataset.DatasetName);
        Assert.Equal(27, dataset.SelectableColumns.Count);
        Assert.Equal("PGAMpnId", dataset.SelectableColumns[0]);
        Assert.Equal(["SubscriptionCount", "TotalAssignedSeats", "TotalSoldSeats", "TotalActiveSeats", "TotalRevenueAndACR", "CustomerCount", "CustomerTenantCount"], dataset.AvailableMetrics);
        Assert.Equal(["LAST_MONTH", "LAST_3_MONTHS", "LAST_6_MONTHS", "LAST_1_YEAR", "LIFETIME"], dataset.AvailableDateRanges);
        Assert.Equal(24, dataset.MinimumRecurrenceInterval);
        var request = Assert.Single(service.Requests);
        Assert.Equal(("GET", "ScheduledDataset", "DynamicsUsage"), (request.Method, request.Path, request.Query["datasetName"]));
        Assert.Equal("Bearer planted-token", request.Authorization);
    }

    [Fact]
    public async Task A_created_query_is_read_and_its_request_is_the_documented_one()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.FromDocumentation(DocumentedResponse.CreatedQuery));
        await using var client = service.CreateClient();

        var query = await client.CreateQueryAsync(
            "SubscriptionId Dynamics", Datasets.DynamicsUsage.Select(x => x.SubscriptionId), "List of ids", TestContext.Current.CancellationToken);

        Assert.Equal("7d19305c-56db-4edc-b776-428340e3a9c8", query.QueryId);
        Assert.Equal("SubscriptionId Dynamics", query.Name);
        Assert.Equal("SELECT SubscriptionId from DynamicsUsage", query.Query);
        Assert.Equal("userDefined", query.Type);
        Assert.Equal(new DateTimeOffset(2021, 3, 31, 7, 28, 37, TimeSpan.Zero), query.CreatedTime);
        var request = Assert.Single(service.Requests);
        Assert.Equal(("POST", "ScheduledQueries"), (request.Method, request.Path));
        Assert.Equal("""{"Name":"SubscriptionId Dynamics","Description":"List of ids","Query":"SELECT SubscriptionId FROM DynamicsUsage"}""", request.Body);
    }

    [Fact]
    public async Task A_test_query_gives_typed_rows()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.FromDocumentation(DocumentedResponse.Preview));
        await using var client = service.CreateClient();

        var rows = await client.PreviewAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(10, rows.Count);
        Assert.Equal(Guid.Parse("251de3d4-8868-4032-b518-f142da50522f"), rows[0]);
        Assert.Equal(Guid.Parse("2ac30ae1-5934-48fb-a0e5-ef6985761138"), rows[9]);
        var request = Assert.Single(service.Requests);
        Assert.Equal("ScheduledQueries/testQueryResult", request.Path);
        Assert.Equal("SELECT SubscriptionId FROM DynamicsUsage", request.Query["exportQuery"]);
    }

    [Fact]
    public async Task A_created_report_is_read_with_property_names_in_any_case()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.FromDocumentation(DocumentedResponse.CreatedReport));
        await using var client = service.CreateClient();

        var report = await client.CreateReportAsync(
            "7d19305c-56db-4edc-b776-428340e3a9c8", new ImmediateReport { ReportName = "A report" }, TestContext.Current.CancellationToken);

        Assert.Equal("cdc61cfe-d028-4333-a215-a1df51ccbfd4", report.ReportId);
        Assert.Equal((ReportStatus.Active, 48, 20, "GET", ReportFormat.Csv), (report.ReportStatus, report.RecurrenceInterval, report.RecurrenceCount, report.CallbackMethod, report.Format));
        Assert.Equal(new DateTimeOffset(2021, 4, 1, 18, 41, 0, TimeSpan.Zero), report.StartTime);
        Assert.Null(report.ModifiedTime);
        Assert.Equal("https://<SampleCallbackUrl>", report.CallbackUrl);
        Assert.Equal(
            """{"ReportName":"A report","QueryId":"7d19305c-56db-4edc-b776-428340e3a9c8","ExecuteNow":true,"Format":"CSV"}""",
            Assert.Single(service.Requests).Body);
    }

    [Fact]
    public async Task An_execution_is_read_and_requested_in_every_status()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.FromDocumentation(DocumentedResponse.Executions));
        await using var client = service.CreateClient();

        var execution = await client.GetLatestExecutionAsync("cdc61cfe-d028-4333-a215-a1df51ccbfd4", TestContext.Current.CancellationToken);

        Assert.NotNull(execution);
        Assert.Equal("315eb63e-e2b2-41a2-ad8e-790b040fdce3", execution.ExecutionId);
        Assert.Equal(ExecutionStatus.Pending, execution.ExecutionStatus);
        Assert.Null(execution.ReportAccessSecureLink);
        var request = Assert.Single(service.Requests);
        Assert.Equal("ScheduledReport/execution/cdc61cfe-d028-4333-a215-a1df51ccbfd4", request.Path);
        Assert.Equal(("Pending;Running;Paused;Completed;Failed", "true"), (request.Query["executionStatus"], request.Query["getLatestExecution"]));
    }

    [Fact]
    public async Task Properties_that_the_service_adds_are_kept()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(
            """{"Value":[{"ExecutionId":"e1","executionStatus":"Postponed","queuePosition":{"of":3}}],"NextLink":null,"statusCode":200,"novelty":1}"""));
        await using var client = service.CreateClient();

        var execution = await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken);

        Assert.Equal("Postponed", execution!.ExecutionStatus.Name);
        Assert.Equal(3, execution.AdditionalProperties["queuePosition"].GetProperty("of").GetInt32());
    }
}
