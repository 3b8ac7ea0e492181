using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Queries;

/// <summary><c>query run --reject-to</c>: rows with values that do not fit the schema files go to a file, and no row is lost.</summary>
public sealed class RejectionTests
{
    private const string Query = "SELECT Name, Seats, Month FROM Usage TIMESPAN LIFETIME";

    /// <summary>The service's current type of Seats: text.</summary>
    private static readonly string Live = Service.Usage.Replace(
        "\"Seats\": { \"type\": \"integer\" }", "\"Seats\": { \"type\": \"text\", \"samples\": [\"7\", \"many\", \"some\", \"12\"] }", StringComparison.Ordinal);

    [Fact]
    public async Task Accepted_and_rejected_rows_are_those_of_the_report()
    {
        await using var service = await Service.StartAsync(Live);
        using var tool = Tool(service);
        var all = (await tool.RunAsync("query", "run", Query, "--csv")).AssertExit(0).Lines;
        var mismatches = all.Where(IsMismatch).ToList();

        var csv = (await tool.RunAsync("query", "run", Query, "--csv", "--reject-to", "rejected.csv")).AssertExit(0);
        var json = (await tool.RunAsync("query", "run", Query, "--json", "--reject-to", "json/rejected.csv", "--max-rejected", "90%")).AssertExit(0);
        var table = (await tool.RunAsync("query", "run", Query, "--reject-to", "table.csv", "--max-rejected", "60")).AssertExit(0);

        Assert.InRange(mismatches.Count, 2, 58);
        Assert.Equal(all.Where(line => !IsMismatch(line)), csv.Lines);
        Assert.Equal([all[0], .. mismatches], tool.Folder.Read("rejected.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(tool.Folder.Read("rejected.csv"), tool.Folder.Read("json/rejected.csv"));
        var reasons = tool.Folder.Read("rejected.csv.reasons.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Enumerable.Range(0, all.Length).Where(row => IsMismatch(all[row])).Select(row => (row, "Seats")), reasons.Select(reason => (reason.GetProperty("row").GetInt32(), reason.GetProperty("column").GetString()!)));
        Assert.Equal($"Warning: {mismatches.Count} rows have values that do not fit, and were rejected: rejected.csv; the reasons: rejected.csv.reasons.jsonl.\n", csv.Error);
        Assert.Equal((60 - mismatches.Count, mismatches.Count), (json.Json.GetProperty("rows").GetArrayLength(), json.Json.GetProperty("rejectedRows").GetInt32()));
        Assert.EndsWith("rejected.csv", json.Json.GetProperty("rejectedFile").GetString(), StringComparison.Ordinal);
        Assert.All(json.Json.GetProperty("rows").EnumerateArray(), row => Assert.Equal(JsonValueKind.Number, row.GetProperty("Seats").ValueKind));
        Assert.Equal($"{60 - mismatches.Count} rows.", table.Lines[^1]);
        Assert.Equal("The service has no reports.\n", (await tool.RunAsync("report", "list")).AssertExit(0).Output);
    }

    [Theory]
    [InlineData("1", "allows 1.")]
    [InlineData("2.5%", "allows 2.5%.")]
    public async Task One_more_than_the_limit_is_an_error(string limit, string message)
    {
        await using var service = await Service.StartAsync(Live);
        using var tool = Tool(service);

        var run = (await tool.RunAsync("query", "run", Query, "--json", "--reject-to", "rejected.csv", "--max-rejected", limit)).AssertExit(1);

        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.InRange(run.Json.GetProperty("rejectedRows").GetInt32(), 2, 60);
    }

    [Fact]
    public async Task The_file_is_shown_on_a_terminal_if_no_row_was_accepted()
    {
        await using var service = await Service.StartAsync(Live.Replace("\"7\", \"many\", \"some\", \"12\"", "\"many\", \"some\"", StringComparison.Ordinal));
        using var tool = new TestTool { IsTerminal = true, Time = service.Time, Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken } };
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var run = (await tool.RunAsync("query", "run", Query, "--reject-to", "rejected.csv", "--max-rejected", "1")).AssertExit(1);

        Assert.Contains("rejected.csv.reasons.jsonl", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_without_rejected_rows_writes_no_file()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = Tool(service);

        var run = (await tool.RunAsync("query", "run", Query, "--json", "--reject-to", "rejected.csv", "--max-rejected", "0")).AssertExit(0);

        Assert.Equal((60, 0, JsonValueKind.Null), (run.Json.GetProperty("rows").GetArrayLength(), run.Json.GetProperty("rejectedRows").GetInt32(), run.Json.GetProperty("rejectedFile").ValueKind));
        Assert.Equal(["schemas/Usage.json"], tool.Folder.All().Keys);
    }

    [Fact]
    public async Task The_types_are_those_of_an_overlay_and_of_the_library()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);
        const string Text = "SELECT CustomerName, AssignedSeats FROM DynamicsUsage TIMESPAN LIFETIME";
        (await tool.RunAsync("query", "run", Text, "--csv", "--reject-to", "library.csv")).AssertExit(0);
        tool.Folder.Write("schemas/DynamicsUsage.json", """{ "datasetName": "DynamicsUsage", "typed": { "columns": { "CustomerName": { "type": "integer" } } } }""");

        var run = (await tool.RunAsync("query", "run", Text, "--csv", "--reject-to", "overlay.csv", "--max-rejected", "100%")).AssertExit(0);

        Assert.Equal("CustomerName,AssignedSeats\n", run.Output);
        Assert.Equal(61, tool.Folder.Read("overlay.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("library.csv", tool.Folder.All().Keys);
    }

    [Fact]
    public async Task A_file_that_exists_is_not_overwritten_and_nothing_is_sent()
    {
        await using var service = await Service.StartAsync(Live);
        using var tool = Tool(service);
        tool.Folder.Write("rejected.csv", "kept");

        var run = (await tool.RunAsync("query", "run", Query, "--reject-to", "rejected.csv")).AssertExit(1);

        Assert.StartsWith("The file for rejected rows exists", run.Error, StringComparison.Ordinal);
        Assert.Equal("kept", tool.Folder.Read("rejected.csv"));
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("rows.csv")]
    [InlineData("rows.parquet")]
    public async Task An_error_of_the_file_of_rejected_rows_does_not_name_the_file_of_the_rows(string output)
    {
        await using var service = await Service.StartAsync(Live);
        using var tool = Tool(service);
        tool.Folder.Write("file", "kept");

        var run = (await tool.RunAsync("query", "run", Query, "--output", output, "--reject-to", "file/rejected.csv")).AssertExit(1);

        Assert.Contains(tool.Folder["file"], run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(output, run.Error, StringComparison.Ordinal);
        Assert.Equal(["file", "schemas/Usage.json"], tool.Folder.All().Keys);
    }

    [Fact]
    public async Task An_error_of_the_file_of_rejected_rows_is_in_the_JSON()
    {
        await using var service = await Service.StartAsync(Live);
        using var tool = Tool(service);
        tool.Folder.Write("file", "kept");

        var run = (await tool.RunAsync("query", "run", Query, "--json", "--reject-to", "file/rejected.csv")).AssertExit(1);

        Assert.Contains(tool.Folder["file"], run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_types_no_row_can_be_rejected()
    {
        await using var service = await Service.StartAsync(Live);
        using var tool = TestTool.Create(service);

        var run = (await tool.RunAsync("query", "run", Query, "--reject-to", "rejected.csv")).AssertExit(1);

        Assert.Contains("No schema file describes the query's dataset", run.Error, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    private static bool IsMismatch(string line) => line.Contains(",many,", StringComparison.Ordinal) || line.Contains(",some,", StringComparison.Ordinal);

    private static TestTool Tool(Service service)
    {
        var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        return tool;
    }
}
