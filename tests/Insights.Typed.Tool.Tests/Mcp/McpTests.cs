using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Insights.Typed.Tool.Mcp;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Insights.Typed.Tool.Tests.Mcp;

/// <summary>The server of the Model Context Protocol, by the client of its SDK.</summary>
public sealed partial class McpTests(McpFixture mcp) : IClassFixture<McpFixture>
{
    private const string Query = "SELECT Name, Seats FROM Usage WHERE Seats > 10 TIMESPAN LIFETIME";

    [Fact]
    public async Task It_offers_the_tools_of_its_page()
    {
        var page = await ReadPageAsync();
        var rows = page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();

        var tools = await mcp.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(GetNames(rows), tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            GetNames(rows.Where(row => !row.Contains("--allow-reports", StringComparison.Ordinal))),
            tools.Where(tool => tool.ProtocolTool.Annotations?.ReadOnlyHint == true).Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.False(string.IsNullOrEmpty(tool.Description)));

        static IEnumerable<string> GetNames(IEnumerable<string> rows) => rows.SelectMany(row => NamePattern().Matches(row.Split('|')[1]).Select(match => match.Value)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Its_page_states_the_limits_of_a_result()
    {
        var page = await ReadPageAsync();

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"A result has at most {BoundedRows.MaxRows} rows and {BoundedRows.MaxCharacters:N0} characters, and a value at most {BoundedRows.MaxValueLength}."), page, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"preview with {BoundedRows.MaxRows} rows"), page, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"gets the first rows, at most {BoundedRows.MaxRows}, at once"), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_option_it_only_reads()
    {
        await using var client = await mcp.ConnectAsync("mcp");

        var tools = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(tools, tool => Assert.True(tool.ProtocolTool.Annotations?.ReadOnlyHint, tool.Name));
        var refusal = await Assert.ThrowsAnyAsync<McpException>(async () =>
            await client.CallToolAsync("delete_report", new Dictionary<string, object?> { ["reportId"] = "x" }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("delete_report", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("insights", client.ServerInfo?.Name);
    }

    [Fact]
    public async Task The_catalog_is_that_of_the_schema_files()
    {
        var datasets = await mcp.CallAsync("list_datasets");
        var usage = await mcp.CallAsync("describe_dataset", ("dataset", "usage"));
        var seats = await mcp.CallAsync("search_catalog", ("words", "seat"));

        Assert.Equal(["Sales", "Usage"], datasets.GetProperty("datasets").EnumerateArray().Select(dataset => dataset.GetProperty("dataset").GetString()));
        Assert.Equal("integer", usage.GetProperty("columns")[3].GetProperty("type").GetString());
        Assert.Equal(24, usage.GetProperty("minimumRecurrenceInterval").GetInt32());
        Assert.Equal(
            ["column Seats", "metric TotalSeats"],
            seats.GetProperty("matches").EnumerateArray().Select(match => $"{match.GetProperty("kind").GetString()} {match.GetProperty("name").GetString()}"));
        Assert.Equal("The dataset 'Usages' does not exist. Did you mean 'Usage'?", await mcp.FailAsync("describe_dataset", ("dataset", "Usages")));
    }

    [Fact]
    public async Task A_dataset_without_a_description_has_no_such_property()
    {
        var listed = await mcp.CallAsync("list_datasets");
        var found = await mcp.CallAsync("search_catalog", ("words", "usage"));

        Assert.Equal(
            ["dataset columnCount metrics dateRanges", "dataset columnCount metrics dateRanges", "dataset"],
            listed.GetProperty("datasets").EnumerateArray().Concat(found.GetProperty("matches").EnumerateArray())
                .Select(dataset => string.Join(' ', dataset.EnumerateObject().Select(property => property.Name))));
    }

    [Fact]
    public async Task A_check_has_the_positions_of_the_problems()
    {
        var right = await mcp.CallAsync("check_query", ("query", Query));
        var wrong = await mcp.CallAsync("check_query", ("query", "SELECT Name, Seat FROM Usage"));

        Assert.True(right.GetProperty("isValid").GetBoolean());
        Assert.Equal(Query, right.GetProperty("canonical").GetString());
        var problem = Assert.Single(wrong.GetProperty("errors").EnumerateArray());
        Assert.Equal((13, 4), (problem.GetProperty("start").GetInt32(), problem.GetProperty("length").GetInt32()));
        Assert.Contains("Did you mean 'Seats'?", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("^^^^", wrong.GetProperty("shown").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_with_many_problems_has_a_bounded_result()
    {
        var query = $"SELECT {string.Join(", ", Enumerable.Range(0, 900).Select(i => $"Wrong{i}"))} FROM Usage";

        var check = await mcp.CallAsync("check_query", ("query", query));
        var message = await mcp.FailAsync("explain_query", ("query", query));

        Assert.Equal((20, 900), (check.GetProperty("errors").GetArrayLength(), check.GetProperty("errorCount").GetInt32()));
        Assert.EndsWith("880 more problems.", message.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_and_the_typed_query_are_those_of_the_library()
    {
        var explanation = await mcp.CallAsync("explain_query", ("query", Query));
        var typed = await mcp.CallAsync("convert_query_to_csharp", ("query", Query));

        Assert.Contains("Seats is greater than 10", explanation.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("words").GetString()));
        Assert.Equal(
            """
            Datasets.Usage
                .Where(x => x.Seats > 10)
                .During(t => t.Lifetime)
                .Select(x => new { x.Name, x.Seats })
            """,
            typed.GetProperty("csharp").GetString(),
            ignoreLineEndingDifferences: true);
        var program = typed.GetProperty("program").GetString()!;
        Assert.Contains(
            $"    new Uri(\"{mcp.Service.BaseAddress}\"), InsightsCredential.FromToken(Environment.GetEnvironmentVariable(\"INSIGHTS_ACCESS_TOKEN\")!));", program, StringComparison.Ordinal);
        Assert.DoesNotContain(mcp.Service.AccessToken, program, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_has_typed_values_and_a_limit()
    {
        var preview = await mcp.CallAsync("preview_query", ("query", Query), ("maxRows", 3));

        Assert.Equal((3, true), (preview.GetProperty("rowCount").GetInt32(), preview.GetProperty("hasMoreRows").GetBoolean()));
        Assert.True(preview.GetProperty("rows")[0].GetProperty("Seats").GetInt64() > 10);
        Assert.Equal("maxRows is 101; it must be from 1 to 100.", await mcp.FailAsync("preview_query", ("query", Query), ("maxRows", 101)));
        Assert.StartsWith("'yesterday' is not a time", await mcp.FailAsync("preview_query", ("query", Query), ("startTime", "yesterday")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_that_the_service_may_have_cut_says_so()
    {
        var full = await mcp.CallAsync("preview_query", ("query", "SELECT Name FROM Usage TIMESPAN LIFETIME"), ("maxRows", 100));
        var limited = await mcp.CallAsync("preview_query", ("query", "SELECT Name FROM Usage LIMIT 100 TIMESPAN LIFETIME"), ("maxRows", 100));
        var all = await mcp.CallAsync("preview_query", ("query", "SELECT Name FROM Usage LIMIT 30 TIMESPAN LIFETIME"), ("maxRows", 100));

        Assert.Equal((100, JsonValueKind.Null), (full.GetProperty("rowCount").GetInt32(), full.GetProperty("hasMoreRows").ValueKind));
        Assert.Equal("A preview has at most 100 rows: whether more exist is not known.", full.GetProperty("note").GetString());
        Assert.Equal((100, false), (limited.GetProperty("rowCount").GetInt32(), limited.GetProperty("hasMoreRows").GetBoolean()));
        Assert.Equal((30, false), (all.GetProperty("rowCount").GetInt32(), all.GetProperty("hasMoreRows").GetBoolean()));
    }

    [Fact]
    public async Task A_report_that_would_run_too_often_is_refused()
    {
        Assert.Equal(
            "A report of Usage runs every 24 hours or less often, not every 12.",
            await mcp.FailAsync("schedule_report", ("query", Query), ("name", "Too often"), ("everyHours", 12)));
        Assert.Equal(
            "A report runs at least every 2160 hours, not every 3000.",
            await mcp.FailAsync("schedule_report", ("query", Query), ("name", "Too rare"), ("everyHours", 3000)));
    }

    [Fact]
    public async Task A_wrong_query_is_not_sent()
    {
        var before = mcp.Service.Requests.Count(request => request.Path.Contains("Seet", StringComparison.Ordinal));

        var message = await mcp.FailAsync("preview_query", ("query", "SELECT Seet FROM Usage"));

        Assert.Contains("Did you mean 'Seats'?", message, StringComparison.Ordinal);
        Assert.Equal(before, mcp.Service.Requests.Count(request => request.Path.Contains("Seet", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_refusal_of_the_service_is_the_result()
    {
        mcp.Service.Faults.Add(InsightsOperation.TestQuery, LocalService.LocalServiceFault.ErrorStatus(403));

        var message = await mcp.FailAsync("preview_query", ("query", "SELECT Product FROM Sales TIMESPAN LIFETIME"));

        Assert.Contains("forbidden", message, StringComparison.Ordinal);
        Assert.DoesNotContain(mcp.Service.AccessToken, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_arguments_are_refused()
    {
        Assert.Equal("explain_query has no argument 'querry'. Did you mean 'query'?", await mcp.FailAsync("explain_query", ("querry", Query)));
        Assert.Contains("query", await mcp.FailAsync("explain_query"), StringComparison.Ordinal);
        Assert.Contains("type", await mcp.FailAsync("preview_query", ("query", Query), ("maxRows", "many")), StringComparison.Ordinal);
        Assert.Equal("The query is empty.", await mcp.FailAsync("check_query", ("query", " ")));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_report_runs_with_progress_and_is_deleted()
    {
        // A registered handler, because progress can arrive after the result, and the call then receives it no more.
        var created = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var handler = mcp.Client.RegisterNotificationHandler(
            NotificationMethods.ProgressNotification,
            (notification, _) =>
            {
                if (notification.Params?["message"]?.GetValue<string>() == "creating the report")
                {
                    created.TrySetResult();
                }

                return ValueTask.CompletedTask;
            });
        var result = await mcp.Client.CallToolAsync(
            "run_report",
            new Dictionary<string, object?> { ["query"] = "SELECT Product, Amount FROM Sales TIMESPAN LIFETIME", ["maxRows"] = 2 },
            new Progress<ProgressNotificationValue>(),
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(result.IsError is not true);
        await created.Task.WaitAsync(TestContext.Current.CancellationToken);
        var reports = await mcp.CallAsync("list_reports");
        Assert.DoesNotContain(reports.GetProperty("reports").EnumerateArray(), report => report.GetProperty("query").GetString()!.Contains("Product", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_is_scheduled_paused_resumed_and_deleted()
    {
        var scheduled = await mcp.CallAsync("schedule_report", ("query", Query), ("name", "Seats of a test"), ("everyHours", 24), ("times", 5));
        var id = scheduled.GetProperty("scheduled").GetProperty("reportId").GetString();

        Assert.Equal("Paused", (await mcp.CallAsync("pause_report", ("reportId", id))).GetProperty("report").GetProperty("status").GetString());
        Assert.Equal("Active", (await mcp.CallAsync("resume_report", ("reportId", id))).GetProperty("report").GetProperty("status").GetString());
        var shown = await mcp.CallAsync("show_report", ("reportId", id));
        Assert.Equal(24, shown.GetProperty("report").GetProperty("recurrenceInterval").GetInt32());
        Assert.False(shown.GetProperty("report").TryGetProperty("callbackUrl", out _));
        await mcp.CallAsync("delete_report", ("reportId", id));
        Assert.Equal($"The service has no report {id}. list_reports lists the reports.", await mcp.FailAsync("delete_report", ("reportId", id)));
        await using var client = mcp.Service.Client();
        Assert.DoesNotContain(await client.GetQueriesAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken), query => query.Query == Query);
    }

    private static Task<string> ReadPageAsync() => File.ReadAllTextAsync(
        Path.Combine(typeof(McpTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!, "src/Insights.Typed.Tool/MCP.md"), TestContext.Current.CancellationToken);

    [GeneratedRegex("(?<=`)[a-z_]+(?=`)", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
