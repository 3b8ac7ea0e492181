using System.Text.Json;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Queries;

/// <summary><c>query run</c>, on the local service.</summary>
public sealed class RunTests
{
    private const string Query = "SELECT Name, Seats FROM Usage WHERE Seats > 1 ORDER BY Seats DESC, Name ASC TIMESPAN LIFETIME";

    [Fact]
    public async Task A_report_and_a_preview_return_the_same_rows_in_every_format_and_clean_up()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var csv = (await tool.RunAsync("query", "run", Query, "--csv")).AssertExit(0);
        var preview = (await tool.RunAsync("query", "run", Query, "--csv", "--preview")).AssertExit(0);
        var json = (await tool.RunAsync("query", "run", Query, "--json")).AssertExit(0).Json;
        var table = (await tool.RunAsync("query", "run", Query)).AssertExit(0);

        Assert.Equal("Name,Seats", csv.Lines[0]);
        Assert.True(csv.Lines.Length > 10);
        Assert.Equal(csv.Output, preview.Output);
        Assert.Equal(Query, json.GetProperty("query").GetString());
        var rows = json.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(csv.Lines.Skip(1), rows.Select(row => $"{row.GetProperty("Name").GetString()},{row.GetProperty("Seats").GetInt64()}"));
        Assert.Equal($"{rows.Count} rows.", table.Lines[^1]);
        Assert.Equal(rows.Count + 2, table.Lines.Length);
        Assert.Equal("The service has no reports.\n", (await tool.RunAsync("report", "list")).AssertExit(0).Output);
        Assert.Equal(service.Requests.Count(r => r.Method == "POST"), service.Requests.Count(r => r.Method == "DELETE"));
    }

    [Fact]
    public async Task The_service_message_about_an_invalid_query_is_shown()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);

        var run = (await tool.RunAsync("query", "run", "SELECT Nothing FROM Usage", "--json")).AssertExit(1);

        Assert.StartsWith("The service refused 'create query': incorrect column name", run.Error, StringComparison.Ordinal);
        Assert.Contains("\nThe query: SELECT Nothing FROM Usage\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("incorrect column name", run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("run 'insights schema refresh' in the project", run.Error, StringComparison.Ordinal);
        Assert.Contains("an overlay, a schema file with \"datasetName\" and \"typed\" alone", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name FROM Usage", "Expected SELECT, found 'Name'.\n  Name FROM Usage\n  ^^^^\n")]
    [InlineData("SELECT Name, FROM Usage", "Expected the name of a column, found FROM.\n  SELECT Name, FROM Usage\n               ^^^^\n")]
    [InlineData("SELECT Name FROM Elsewhere LIMT 3", "Expected WHERE, ORDER BY, LIMIT, TIMESPAN or the end of the query, found 'LIMT'; did you mean LIMIT?\n  SELECT Name FROM Elsewhere LIMT 3\n                             ^^^^\n")]
    [InlineData("SELECT Nam FROM Usage", "Usage has no column or metric 'Nam'. Did you mean 'Name'?\n  SELECT Nam FROM Usage\n         ^^^\nThe query was not sent.")]
    [InlineData("SELECT Name FROM Usage TIMESPAN LAST_WEEK", "Usage has no date range 'LAST_WEEK'; it has LAST_MONTH, LAST_6_MONTHS, LIFETIME.")]
    [InlineData("SELECT Name FROM Usage WHERE Seats = 'many'", "'many' does not fit Seats, which is compared with a number.\n  SELECT Name FROM Usage WHERE Seats = 'many'\n                                        ^^^^\nThe query was not sent.")]
    [InlineData("  ", "The query is empty.")]
    public async Task An_invalid_query_has_the_message_of_the_check_and_is_not_sent(string text, string message)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var check = (await tool.RunAsync("query", "check", text)).AssertExit(1);
        foreach (var run in new[] { await tool.RunAsync("query", "run", text), await tool.RunAsync("query", "run", text, "--preview") })
        {
            Assert.Equal(1, run.ExitCode);
            Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
            Assert.StartsWith(text.Contains("Elsewhere", StringComparison.Ordinal) ? message : check.Error, run.Error, StringComparison.Ordinal);
            Assert.Empty(run.Output);
        }

        Assert.StartsWith(message.TrimEnd(), (await tool.RunAsync("query", "run", text, "--json")).AssertExit(1).Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_misspelled_column_of_a_shipped_dataset_is_reported_without_schema_files()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);

        var run = (await tool.RunAsync("query", "run", "SELECT CustomerNam FROM DynamicsUsage")).AssertExit(1);

        Assert.StartsWith("DynamicsUsage has no column or metric 'CustomerNam'. Did you mean 'CustomerName'?\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task Names_that_schema_files_lack_are_sent_on_request()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("old/Usage.json", """{ "datasetName": "Usage", "selectableColumns": ["Name"], "availableDateRanges": ["LIFETIME"] }""");
        string[] query = ["query", "run", "SELECT Name, Seats FROM Usage TIMESPAN LIFETIME", "--csv"];

        var refused = (await tool.RunAsync([.. query, "--folder", "old"])).AssertExit(1);
        var sent = (await tool.RunAsync([.. query, "--no-check"])).AssertExit(0);

        Assert.StartsWith("Usage has no column or metric 'Seats'.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--no-check", refused.Error, StringComparison.Ordinal);
        Assert.Equal(61, sent.Lines.Length);
        (await tool.RunAsync([.. query, "--no-check", "--folder", "old"])).AssertExit(1);
    }

    [Fact]
    public async Task A_dataset_without_a_schema_file_is_checked_by_the_service()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Sales.json", Service.Sales);
        tool.Folder.Write("schemas/Usages.json", Service.Usage.Replace("\"Usage\"", "\"Usages\"", StringComparison.Ordinal));

        var run = (await tool.RunAsync("query", "run", "SELECT Name FROM Usage TIMESPAN LIFETIME", "--csv")).AssertExit(0);

        Assert.Equal(61, run.Lines.Length);
        Assert.Equal("Warning: The schema files have no dataset 'Usage'. Did you mean 'Usages'?\n", run.Error);
    }

    [Fact]
    public async Task A_schemas_folder_with_other_files_does_not_prevent_a_run()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/person.json", """{ "type": "object" }""");

        var run = (await tool.RunAsync("query", "run", "SELECT Name FROM Usage TIMESPAN LIFETIME", "--csv")).AssertExit(0);

        Assert.StartsWith("Warning: The query is not checked. A schema file has errors:", run.Error, StringComparison.Ordinal);
        (await tool.RunAsync("query", "run", "SELECT Name FROM Usage", "--folder", "schemas")).AssertExit(1);
    }

    [Fact]
    public async Task A_failed_download_is_reported_in_the_one_document()
    {
        await using var service = await Service.StartAsync(options => options.RowsPerDataset = 20_000, Service.Usage);
        using var tool = TestTool.Create(service);
        service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(200_000), times: 3);

        var run = (await tool.RunAsync("query", "run", "SELECT Name, Id FROM Usage TIMESPAN LIFETIME", "--json")).AssertExit(1);

        var json = run.Json;
        Assert.NotEmpty(json.GetProperty("rows").EnumerateArray());
        Assert.Contains("was interrupted", json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("was interrupted", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_a_failed_run_says_that_it_is_incomplete()
    {
        await using var service = await Service.StartAsync(options => options.RowsPerDataset = 20_000, Service.Usage);
        using var tool = TestTool.Create(service);
        service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(200_000), times: 3);

        var run = (await tool.RunAsync("query", "run", "SELECT Name, Id FROM Usage TIMESPAN LIFETIME")).AssertExit(1);

        Assert.Matches("^[0-9]+ rows, incomplete[.]$", run.Lines[^1]);
    }

    [Fact]
    public async Task Redacted_data_is_reported_next_to_the_rows()
    {
        await using var service = await Service.StartAsync(
            options => options.IsExecutiveReportViewer = false,
            """{ "datasetName": "Money", "selectableColumns": ["Name", "BilledRevenueUSD"], "availableDateRanges": ["LIFETIME"] }""");
        using var tool = TestTool.Create(service);

        var run = (await tool.RunAsync("query", "run", "SELECT Name, BilledRevenueUSD FROM Money", "--preview", "--csv")).AssertExit(0);

        Assert.StartsWith("Warning: The service redacts data", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(",", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_override_the_range_and_must_be_valid()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);

        (await tool.RunAsync("query", "run", Query, "--preview", "--start", "2025-01-01", "--end", "2025-02-01T00:00:00Z")).AssertExit(0);
        Assert.Contains("startTime=2025-01-01T00%3A00%3A00Z&endTime=2025-02-01T00%3A00%3A00Z", service.Requests[^1].Path, StringComparison.Ordinal);

        var wrong = (await tool.RunAsync("query", "run", Query, "--start", "1/2/2025")).AssertExit(1);
        Assert.Contains("'1/2/2025' is not a time such as 2026-01-31", wrong.Error, StringComparison.Ordinal);
        (await tool.RunAsync("query", "run", Query, "--csv", "--json")).AssertExit(1);
    }

    [Fact]
    public async Task An_empty_value_alone_in_its_record_is_not_an_empty_line()
    {
        using var tool = new TestTool();
        await using var service = await CannedService.StartAsync(new CannedResponse(
            JsonSerializer.Serialize(new { value = new[] { new { A = "x" }, new { A = (string)null! }, new { A = "" } }, statusCode = 200 })));
        tool.Environment["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri;
        tool.Environment["INSIGHTS_ACCESS_TOKEN"] = "t";

        Assert.Equal("A\nx\n\"\"\n\"\"\n", (await tool.RunAsync("query", "run", "SELECT A FROM D", "--preview", "--csv")).AssertExit(0).Output);
    }

    [Fact]
    public async Task Values_with_commas_quotes_and_control_characters_are_complete()
    {
        using var tool = new TestTool { IsTerminal = false };
        await using var service = await CannedService.StartAsync(new CannedResponse(
            JsonSerializer.Serialize(new { value = new[] { new { A = "x,\"y\"\u001b[31m", B = (string?)null } }, statusCode = 200 })), new CannedResponse(
            JsonSerializer.Serialize(new { value = new[] { new { A = "x,\"y\"\u001b[31m", B = (string?)null } }, statusCode = 200 })));
        tool.Environment["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri;
        tool.Environment["INSIGHTS_ACCESS_TOKEN"] = "t";

        Assert.Equal("A,B\n\"x,\"\"y\"\"\u001b[31m\",\n", (await tool.RunAsync("query", "run", "SELECT A, B FROM D", "--preview", "--csv")).AssertExit(0).Output);
        Assert.DoesNotContain('\u001b', (await tool.RunAsync("query", "run", "SELECT A, B FROM D", "--preview")).AssertExit(0).Output);
    }
}
