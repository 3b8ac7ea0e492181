using Insights.Typed.LocalService;
using Insights.Typed.Tool.Tests.Export;

namespace Insights.Typed.Tool.Tests.Queries;

/// <summary>The files that <c>query run --output</c> writes.</summary>
public sealed class RunFileTests
{
    private const string Query = "SELECT Name, Seats, Month FROM Usage WHERE Seats > 1 ORDER BY Seats DESC, Name ASC TIMESPAN LIFETIME";

    [Fact]
    public async Task The_extension_selects_the_format_and_all_formats_have_the_same_rows()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = CreateTool(service);

        var shown = (await tool.RunAsync("query", "run", Query, "--csv")).AssertExit(0);
        var csv = (await tool.RunAsync("query", "run", Query, "--output", "out/seats.csv")).AssertExit(0);
        var lines = (await tool.RunAsync("query", "run", Query, "-o", "out/seats.JSONL", "--json")).AssertExit(0);
        (await tool.RunAsync("query", "run", Query, "--output", "out/seats.parquet")).AssertExit(0);
        (await tool.RunAsync("query", "run", Query, "--output", "out/preview.csv", "--preview")).AssertExit(0);

        Assert.Equal(shown.Output, tool.Folder.Read("out/seats.csv"));
        Assert.Equal(shown.Output, tool.Folder.Read("out/preview.csv"));
        var rows = shown.Lines.Length - 1;
        Assert.Equal($"out/seats.csv: {rows} rows.\n", csv.Output);
        Assert.Equal((tool.Folder["out/seats.JSONL"], rows), (lines.Json.GetProperty("file").GetString(), lines.Json.GetProperty("rows").GetInt32()));
        var first = shown.Lines[1].Split(',');
        Assert.Equal($$"""{"Name":"{{first[0]}}","Seats":{{first[1]}},"Month":"{{first[2]}}"}""", tool.Folder.Read("out/seats.JSONL").Split('\n')[0]);
        Assert.Equal(
            shown.Lines.Skip(1),
            DuckDb.Query($"SELECT Name, Seats, strftime(Month, '%Y-%m-%d') FROM read_parquet('{tool.Folder["out/seats.parquet"]}')").Select(row => string.Join(',', row)));
        Assert.Equal("BIGINT", DuckDb.QueryValue($"SELECT column_type FROM (DESCRIBE SELECT Seats FROM read_parquet('{tool.Folder["out/seats.parquet"]}'))"));
        Assert.Equal(service.Requests.Count(r => r.Method == "POST"), service.Requests.Count(r => r.Method == "DELETE"));
    }

    [Theory]
    [InlineData("seats.csv", "seats.csv")]
    [InlineData("seats.csv.reasons.jsonl", "seats.csv")]
    public async Task Rows_and_rejected_rows_have_different_files(string output, string rejected)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = CreateTool(service);

        var run = (await tool.RunAsync("query", "run", Query, "--output", output, "--reject-to", rejected, "--overwrite")).AssertExit(1);

        Assert.Contains($"--output and --reject-to would both write {output}", run.Error, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task An_existing_file_is_replaced_only_on_request_and_before_anything_is_sent()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = CreateTool(service);
        tool.Folder.Write("mine.csv", "mine");

        var refused = (await tool.RunAsync("query", "run", Query, "--output", "mine.csv")).AssertExit(1);

        Assert.Equal("mine.csv already exists. Use --overwrite to replace it, or --output to write another file.\n", refused.Error);
        Assert.Equal("mine", tool.Folder.Read("mine.csv"));
        Assert.Empty(service.Requests);
        (await tool.RunAsync("query", "run", Query, "--output", "mine.csv", "--overwrite")).AssertExit(0);
        Assert.StartsWith("Name,Seats,Month\n", tool.Folder.Read("mine.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("parquet")]
    public async Task A_run_that_fails_leaves_no_file(string extension)
    {
        await using var service = await Service.StartAsync(options => options.RowsPerDataset = 20_000, Service.Usage);
        using var tool = CreateTool(service);
        service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(200_000), times: 100);

        var run = (await tool.RunAsync("query", "run", "SELECT Name, Id FROM Usage TIMESPAN LIFETIME", "--output", $"out/seats.{extension}")).AssertExit(1);

        Assert.Contains("was interrupted", run.Error, StringComparison.Ordinal);
        Assert.Equal(["schemas/Usage.json"], tool.Folder.All().Keys);
    }

    [Fact]
    public async Task Parquet_requires_the_types_of_the_dataset()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Sales.json", Service.Sales);

        var run = (await tool.RunAsync("query", "run", Query, "--output", "seats.parquet")).AssertExit(1);

        Assert.Equal("No schema file describes the query's dataset, so its values have no types, which Parquet requires. Run 'insights schema refresh' first.\n", run.Error);
    }

    private static TestTool CreateTool(Service service)
    {
        var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        return tool;
    }
}
