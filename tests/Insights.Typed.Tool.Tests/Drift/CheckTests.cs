using System.Reflection;
using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Drift;

/// <summary>The rules of <c>schema check</c> in the README, one by one.</summary>
public sealed class CheckTests
{
    private const string Before = """
        {
          "datasetName": "Usage",
          "selectableColumns": ["Id", "Name", "Market"],
          "availableMetrics": ["Total", "Count"],
          "availableDateRanges": ["LAST_MONTH", "LAST_6_MONTHS"],
          "minimumRecurrenceInterval": 24
        }
        """;

    private static readonly string Aggregated = Before.Replace(
        "\"minimumRecurrenceInterval\"", "\"aggregationToDateRangeMapping\": { \"Daily\": \"LAST_MONTH,LAST_6_MONTHS\", \"Monthly\": \"LAST_6_MONTHS\" }, \"minimumRecurrenceInterval\"", StringComparison.Ordinal);

    private static readonly string Repository =
        typeof(CheckTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;

    [Theory]
    [InlineData("\"Market\"]", "\"Region\"]", 3, "The column Market is gone. Did you mean 'Region'?", "The column Region is new.")]
    [InlineData(", \"Market\"]", "]", 3, "The column Market is gone.")]
    [InlineData("\"Market\"]", "\"Market\", \"City\"]", 2, "The column City is new.")]
    [InlineData("\"Id\", \"Name\"", "\"Name\", \"Id\"", 2, "The columns are in another order.")]
    [InlineData("\"Name\"", "\"NAME\"", 2, "The column NAME had other letter case. Queries can use both; C# names follow.")]
    [InlineData("\"Total\", ", "", 3, "The metric Total is gone.")]
    [InlineData("\"Total\"", "\"Total\", \"Share\"", 2, "The metric Share is new.")]
    [InlineData("\"Market\"],\n  \"availableMetrics\": [", "],\n  \"availableMetrics\": [\"Market\", ", 3, "The column Market is now a metric, which is computed once for each combination of the selected columns.")]
    [InlineData("\"Market\"],\n  \"availableMetrics\": [\"Total\", ", "\"Market\", \"Total\"],\n  \"availableMetrics\": [", 3, "The metric Total is now a column: a query that selects it returns more rows.")]
    [InlineData("\"LAST_MONTH\", ", "", 3, "The date range LAST_MONTH is gone.")]
    [InlineData("\"LAST_MONTH\"", "\"LAST_MONTH\", \"LIFETIME\"", 2, "The date range LIFETIME is new.")]
    [InlineData("\"LAST_MONTH\", \"LAST_6_MONTHS\"", "\"LAST_6_MONTHS\", \"LAST_MONTH\"", 2, "The date ranges are in another order.")]
    [InlineData("24", "48", 3, "The minimum recurrence interval of reports is now 48 hours; before, it was 24 hours.")]
    [InlineData("24", "12", 2, "The minimum recurrence interval of reports is now 12 hours; before, it was 24 hours.")]
    [InlineData("24", "null", 2, "The minimum recurrence interval of reports is now unknown; before, it was 24 hours.")]
    [InlineData("24", "24, \"owner\": \"x\"", 2, "The service changed properties of the dataset that queries do not use.")]
    [InlineData("\"Usage\"", "\"USAGE\"", 2, "The dataset Usage is now named USAGE. Queries can use both; C# names follow.")]
    [InlineData("24", "24", 0)]
    public async Task Each_change_has_its_exit_code_and_its_message(string from, string to, int exitCode, params string[] messages)
    {
        using var tool = new TestTool();
        var after = Before.ReplaceLineEndings("\n").Replace(from, to, StringComparison.Ordinal).Replace(", ]", "]", StringComparison.Ordinal);
        tool.Folder.Write("schemas/Usage.json", Before);
        tool.Folder.Write("response.json", after);

        var json = (await tool.RunAsync("schema", "check", "--from", "response.json", "--json")).AssertExit(exitCode).Json;

        Assert.Equal(exitCode switch { 0 => "none", 2 => "compatible", _ => "breaking" }, json.GetProperty("drift").GetString());
        Assert.Equal(messages, json.GetProperty("changes").EnumerateArray().Select(GetMessage));
        (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(0);
        (await tool.RunAsync("schema", "check", "--from", "response.json")).AssertExit(0);
    }

    [Fact]
    public async Task An_interval_that_was_unknown_is_not_a_larger_one()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Before.Replace("24", "null", StringComparison.Ordinal));
        tool.Folder.Write("response.json", Before);

        (await tool.RunAsync("schema", "check", "--from", "response.json")).AssertExit(2);
    }

    [Fact]
    public async Task A_removed_dataset_is_breaking_and_a_new_one_is_not()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Before);
        tool.Folder.Write("response.json", Before.Replace("\"Usage\"", "\"Usages\"", StringComparison.Ordinal));

        var run = (await tool.RunAsync("schema", "check", "--from", "response.json")).AssertExit(3);

        Assert.Equal(
            [
                "breaking    Usage: The service no longer offers the dataset. Did you mean 'Usages'?",
                "compatible  Usages: The dataset is new.",
                "2 changes at response.json, 1 breaking. To see which queries break, pass the manifest of the app's queries (--manifest).",
            ],
            run.Lines);
        (await tool.RunAsync("schema", "check", "--from", "response.json", "--dataset", "Usages", "--known-only")).AssertExit(0);
    }

    [Fact]
    public async Task Each_query_that_breaks_is_reported_with_its_position_and_reason()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Before);
        tool.Folder.Write("response.json", Before
            .Replace("\"Market\"", "\"Markets\"", StringComparison.Ordinal)
            .Replace("\"LAST_6_MONTHS\"", "\"LIFETIME\"", StringComparison.Ordinal)
            .Replace("24", "48", StringComparison.Ordinal));
        tool.Folder.Write("queries.json", Manifest(
            ("A.cs", 3, "Usage", ["Id", "Market"], "SELECT Id, Market FROM Usage TIMESPAN LAST_MONTH", []),
            ("A.cs", 9, "Usage", ["Id"], "SELECT Id FROM Usage WHERE market = 'x' ORDER BY MARKET ASC TIMESPAN LAST_MONTH", []),
            ("B.cs", 1, "Usage", ["Id"], "SELECT Id FROM Usage TIMESPAN LAST_6_MONTHS", []),
            ("B.cs", 2, "Usage", ["Id"], "SELECT Id FROM Usage", []),
            ("B.cs", 4, "Usage", ["Id"], "SELECT Id FROM Usage TIMESPAN LAST_MONTH", [("FROM", "{some}")]),
            ("B.cs", 5, "Usage", ["Id"], "SELECT Id FROM Usage WHERE Name = 'it's' TIMESPAN LAST_MONTH", []),
            ("C.cs", 1, "Other", ["Market"], "SELECT Market FROM Other TIMESPAN LAST_6_MONTHS", [])));

        var run = await tool.RunAsync("schema", "check", "--from", "response.json", "--manifest", "queries.json");

        Assert.Equal(
            [
                "breaking    Usage: The column Market is gone. Did you mean 'Markets'?",
                "              A.cs(3): breaks: selects Market",
                "              A.cs(9): breaks: filters by and orders by Market",
                "              B.cs(4): may break: {some} is known only at run time",
                "              B.cs(5): may break: its text is not a valid query",
                "compatible  Usage: The column Markets is new.",
                "breaking    Usage: The date range LAST_6_MONTHS is gone.",
                "              B.cs(1): breaks: uses LAST_6_MONTHS",
                "              B.cs(2): may break: has no date range, so the service uses LAST_6_MONTHS",
                "              B.cs(5): may break: its text is not a valid query",
                "compatible  Usage: The date range LIFETIME is new.",
                "breaking    Usage: The minimum recurrence interval of reports is now 48 hours; before, it was 24 hours.",
                "              A.cs(3): may break: the service refuses a report that recurs more often",
                "              A.cs(9): may break: the service refuses a report that recurs more often",
                "              B.cs(1): may break: the service refuses a report that recurs more often",
                "              B.cs(2): may break: the service refuses a report that recurs more often",
                "              B.cs(4): may break: the service refuses a report that recurs more often",
                "              B.cs(5): may break: the service refuses a report that recurs more often",
                "5 changes at response.json, 3 breaking. 3 of 7 queries break.",
            ],
            run.AssertExit(3).Lines);

        var json = (await tool.RunAsync("schema", "check", "--from", "response.json", "--manifest", "queries.json", "--json")).AssertExit(3).Json;
        var first = json.GetProperty("changes")[0].GetProperty("queries")[0];
        Assert.Equal(("A.cs", 3, "certainly"), (first.GetProperty("file").GetString(), first.GetProperty("line").GetInt32(), first.GetProperty("breaks").GetString()));
    }

    [Theory]
    [InlineData("\"Daily\"", "\"Weekly\"", 3, "The aggregation Daily is gone.", "The aggregation Weekly is new.")]
    [InlineData(",LAST_6_MONTHS", "", 3, "The aggregation Daily is no longer available for LAST_6_MONTHS.")]
    [InlineData("\"LAST_MONTH,LAST_6_MONTHS\"", "\"LAST_6_MONTHS\"", 3, "The aggregation Daily is no longer available for LAST_MONTH.")]
    [InlineData("\"Daily\": \"LAST_MONTH,LAST_6_MONTHS\",", "", 3, "The aggregation Daily is gone.")]
    [InlineData("\"Monthly\": \"LAST_6_MONTHS\"", "\"Monthly\": \"LAST_6_MONTHS,LAST_MONTH\"", 2, "The aggregation Monthly is now also available for LAST_MONTH.")]
    [InlineData("\"Monthly\": \"LAST_6_MONTHS\"", "\"Monthly\": \"LAST_6_MONTHS\", \"Hourly\": \"LAST_MONTH\"", 2, "The aggregation Hourly is new.")]
    [InlineData("\"Monthly\": \"LAST_6_MONTHS\"", "\"Monthly\": \"LAST_6_MONTHS,LAST_1_YEAR\"", 2, "The service changed properties of the dataset that queries do not use.")]
    [InlineData("\"availableDateRanges\": [\"LAST_MONTH\", ", "\"availableDateRanges\": [", 3, "The date range LAST_MONTH is gone.")]
    public async Task A_change_of_aggregations_is_explained(string from, string to, int exitCode, params string[] messages)
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Aggregated);
        tool.Folder.Write("response.json", Aggregated.Replace(from, to, StringComparison.Ordinal));

        var json = (await tool.RunAsync("schema", "check", "--from", "response.json", "--json")).AssertExit(exitCode).Json;

        Assert.Equal(messages, json.GetProperty("changes").EnumerateArray().Select(GetMessage));
        (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(0);
        (await tool.RunAsync("schema", "check", "--from", "response.json")).AssertExit(0);
    }

    [Fact]
    public async Task A_new_date_range_with_an_aggregation_is_one_change()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Aggregated);
        tool.Folder.Write("response.json", Aggregated
            .Replace("\"availableDateRanges\": [", "\"availableDateRanges\": [\"LIFETIME\", ", StringComparison.Ordinal)
            .Replace("\"Monthly\": \"", "\"Monthly\": \"LIFETIME,", StringComparison.Ordinal));

        var json = (await tool.RunAsync("schema", "check", "--from", "response.json", "--json")).AssertExit(2).Json;

        Assert.Contains("The date range LIFETIME is new.", json.GetProperty("changes").EnumerateArray().Select(GetMessage));
        Assert.DoesNotContain("AggregationWidened", json.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Queries_that_lose_their_aggregation_are_named()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Aggregated);
        tool.Folder.Write("response.json", Aggregated
            .Replace("LAST_MONTH,LAST_6_MONTHS", "LAST_MONTH", StringComparison.Ordinal)
            .Replace(", \"Monthly\": \"LAST_6_MONTHS\"", "", StringComparison.Ordinal));
        tool.Folder.Write("queries.json", Manifest(
            ("A.cs", 1, "Usage", ["Id"], "SELECT Id FROM Usage TIMESPAN LAST_6_MONTHS AGGREGATED daily", []),
            ("A.cs", 2, "Usage", ["Id"], "SELECT Id FROM Usage TIMESPAN LAST_MONTH AGGREGATED Daily", []),
            ("A.cs", 3, "Usage", ["Id"], "SELECT Id FROM Usage TIMESPAN LAST_6_MONTHS AGGREGATED Monthly", []),
            ("A.cs", 4, "Usage", ["Id"], "SELECT Id FROM Usage TIMESPAN LAST_6_MONTHS", []),
            ("A.cs", 5, "Usage", ["Id"], "SELECT Id FROM Usage", [("FROM", "{some}")]),
            ("A.cs", 6, "Usage", ["Id"], "SELECT Id FROM Usage", [("TIMESPAN", "{range}"), ("AGGREGATED", "Daily")]),
            ("A.cs", 7, "Usage", ["Id"], "SELECT Id FROM Usage", [("FROM", "{some}"), ("AGGREGATED", "Monthly")])));

        var run = await tool.RunAsync("schema", "check", "--from", "response.json", "--manifest", "queries.json");

        Assert.Equal(
            [
                "breaking    Usage: The aggregation Monthly is gone.",
                "              A.cs(3): breaks: is aggregated Monthly for LAST_6_MONTHS",
                "              A.cs(5): may break: {some} is known only at run time",
                "              A.cs(7): breaks: is aggregated Monthly",
                "breaking    Usage: The aggregation Daily is no longer available for LAST_6_MONTHS.",
                "              A.cs(1): breaks: is aggregated Daily for LAST_6_MONTHS",
                "              A.cs(5): may break: {some} is known only at run time",
                "              A.cs(6): may break: {range} is known only at run time",
                "2 changes at response.json, 2 breaking. 3 of 7 queries break.",
            ],
            run.AssertExit(3).Lines);
    }

    [Fact]
    public async Task A_part_that_is_known_only_at_run_time_makes_only_changes_of_its_clause_uncertain()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Aggregated);
        tool.Folder.Write("response.json", Aggregated
            .Replace(", \"Market\"]", "]", StringComparison.Ordinal)
            .Replace(", \"LAST_6_MONTHS\"]", "]", StringComparison.Ordinal)
            .Replace("\"Monthly\": \"LAST_6_MONTHS\"", "\"Monthly\": \"LAST_MONTH\"", StringComparison.Ordinal)
            .Replace("\"Daily\"", "\"Weekly\"", StringComparison.Ordinal));
        tool.Folder.Write("queries.json", Manifest(
            ("A.cs", 1, "Usage", ["Id"], "SELECT Id FROM Usage TIMESPAN LAST_MONTH", [("WHERE", "{some}")]),
            ("A.cs", 2, "Usage", ["Id"], "SELECT Id FROM Usage TIMESPAN LAST_MONTH", [("ORDER BY", "{by}")]),
            ("A.cs", 3, "Usage", ["Id"], "SELECT Id FROM Usage", [("TIMESPAN", "{range}")]),
            ("A.cs", 4, "Usage", ["Id"], "SELECT Id FROM Usage TIMESPAN LAST_MONTH", [("AGGREGATED", "{period}")]),
            ("A.cs", 5, "Usage", ["Id"], "SELECT Id FROM Usage", [("WHERE", "{some}"), ("TIMESPAN", "{range}"), ("AGGREGATED", "Daily")]),
            ("A.cs", 6, "Usage", ["Id"], "SELECT Id FROM Usage", [("WHERE", "{some}")])));

        var run = await tool.RunAsync("schema", "check", "--from", "response.json", "--manifest", "queries.json");

        Assert.Equal(
            [
                "breaking    Usage: The column Market is gone.",
                "              A.cs(1): may break: {some} is known only at run time",
                "              A.cs(2): may break: {by} is known only at run time",
                "              A.cs(5): may break: {some} is known only at run time",
                "              A.cs(6): may break: {some} is known only at run time",
                "breaking    Usage: The date range LAST_6_MONTHS is gone.",
                "              A.cs(3): may break: {range} is known only at run time",
                "              A.cs(5): may break: {range} is known only at run time",
                "              A.cs(6): may break: has no date range, so the service uses LAST_6_MONTHS",
                "breaking    Usage: The aggregation Daily is gone.",
                "              A.cs(4): may break: {period} is known only at run time",
                "              A.cs(5): breaks: is aggregated Daily",
            ],
            run.AssertExit(3).Lines.Where(line => line.StartsWith("breaking", StringComparison.Ordinal) || line.StartsWith(' ')));
    }

    [Fact]
    public async Task Output_for_a_build_has_the_format_of_build_errors()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Before);
        tool.Folder.Write("response.json", Before.Replace("\"Market\"", "\"Region\", \"City\"", StringComparison.Ordinal).Replace("\"Total\", ", "", StringComparison.Ordinal));
        tool.Folder.Write("queries.json", Manifest(("Data/A.cs", 3, "Usage", ["Market"], "SELECT Market FROM Usage", [])));

        var run = await tool.RunAsync("schema", "check", "--from", "response.json", "--manifest", "queries.json", "--for-build");

        Assert.Equal(
            [
                "Data/A.cs(3): error : This query breaks (selects Market). Usage: The column Market is gone.",
                "schemas : warning : Usage: The column Region is new.",
                "schemas : warning : Usage: The column City is new.",
                "schemas : warning : Usage: The metric Total is gone.",
                "4 changes at response.json, 2 breaking. 1 of 1 query breaks.",
            ],
            run.AssertExit(3).Lines);
    }

    [Fact]
    public async Task A_breaking_change_that_breaks_no_query_of_the_manifest_is_a_warning()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Before);
        tool.Folder.Write("response.json", Before.Replace("\"Total\", ", "", StringComparison.Ordinal));
        tool.Folder.Write("queries.json", Manifest(("A.cs", 3, "Usage", ["Market"], "SELECT Market FROM Usage TIMESPAN LAST_MONTH", [])));
        string[] check = ["schema", "check", "--from", "response.json"];

        var run = (await tool.RunAsync([.. check, "-m", "queries.json"])).AssertExit(2);
        Assert.Equal(["breaking    Usage: The metric Total is gone.", "1 change at response.json, 1 breaking. 0 of 1 query breaks."], run.Lines);
        var build = (await tool.RunAsync([.. check, "-m", "queries.json", "--for-build"])).AssertExit(2);
        Assert.Equal("schemas : warning : Usage: The metric Total is gone.", build.Lines[0]);
        var json = (await tool.RunAsync([.. check, "-m", "queries.json", "--json"])).AssertExit(2).Json;
        Assert.Equal(("compatible", "breaking"), (json.GetProperty("drift").GetString(), json.GetProperty("changes")[0].GetProperty("severity").GetString()));

        (await tool.RunAsync(check)).AssertExit(3);
        tool.Folder.Write("uncertain.json", Manifest(("A.cs", 3, "Usage", ["Market"], "SELECT Market FROM Usage TIMESPAN LAST_MONTH", [("WHERE", "{some}")])));
        (await tool.RunAsync([.. check, "-m", "uncertain.json"])).AssertExit(3);
    }

    [Fact]
    public async Task The_example_of_the_page_is_the_output()
    {
        var page = File.ReadAllText(Path.Combine(Repository, "src/Insights.Typed.Tool/README.md")).ReplaceLineEndings("\n").Split("\n### A renamed column\n")[1];
        var example = page.Split("\n```text\n")[1].Split("\n```\n")[0];
        var dataset = File.ReadAllText(Path.Combine(Repository, "schemas/DynamicsUsage.json"));
        using var tool = new TestTool();
        tool.Folder.Write("schemas/DynamicsUsage.json", dataset);
        tool.Folder.Write("response.json", dataset.Replace("\"CustomerMarket\"", "\"CustomerMarkets\"", StringComparison.Ordinal));
        tool.Folder.Write("queries.json", File.ReadAllText(Path.Combine(Repository, "samples/QuickStart/queries.json")));

        var run = (await tool.RunAsync("schema", "check", "--from", "response.json", "--manifest", "queries.json")).AssertExit(3);

        Assert.Equal(example, run.Output.TrimEnd());
        (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(0);
        (await tool.RunAsync("schema", "check", "--from", "response.json", "--manifest", "queries.json")).AssertExit(0);
    }

    [Fact]
    public async Task Queries_that_the_build_could_not_list_are_counted_with_their_positions()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Before);
        tool.Folder.Write("response.json", Before.Replace("\"Market\"]", "\"Market\", \"City\"]", StringComparison.Ordinal).Replace("\"Total\", ", "", StringComparison.Ordinal));
        tool.Folder.Write("added.json", Before.Replace("\"Market\"]", "\"Market\", \"City\"]", StringComparison.Ordinal));
        tool.Folder.Write("queries.json", """
            { "version": 1, "queries": [], "unlisted": [ { "file": "Pages/Index.razor", "line": 4, "reason": "A Razor file." }, { "file": "B.cs", "line": 7, "reason": "Known at run time." } ] }
            """);

        var run = (await tool.RunAsync("schema", "check", "--from", "response.json", "-m", "queries.json")).AssertExit(3);
        Assert.Equal(
            [
                "compatible  Usage: The column City is new.",
                "breaking    Usage: The metric Total is gone.",
                "unknown     Pages/Index.razor(4): may break: A Razor file.",
                "unknown     B.cs(7): may break: Known at run time.",
                "2 changes at response.json, 1 breaking. 0 of 0 queries break. 2 more were not listed by the build.",
            ],
            run.Lines);
        var build = (await tool.RunAsync("schema", "check", "--from", "response.json", "-m", "queries.json", "--for-build")).AssertExit(3);
        Assert.Contains("B.cs(7): warning : A query here may break. The manifest does not list it. Known at run time.", build.Lines);
        var json = (await tool.RunAsync("schema", "check", "--from", "response.json", "-m", "queries.json", "--json")).AssertExit(3).Json;
        Assert.Equal([4, 7], json.GetProperty("unlisted").EnumerateArray().Select(u => u.GetProperty("line").GetInt32()));
        var added = (await tool.RunAsync("schema", "check", "--from", "added.json", "-m", "queries.json", "--for-build")).AssertExit(2);
        Assert.DoesNotContain(added.Lines, line => line.Contains("B.cs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nowhere.json", "The manifest of queries cannot be read: ")]
    [InlineData("old.json", "old.json is not a manifest of queries that this tool can read. Build the project again")]
    [InlineData("new.json", "new.json has version 2 of the manifest's format, but this tool reads version 1. Update the tool to the version of the package that wrote the file.\n")]
    public async Task An_invalid_manifest_is_reported(string name, string message)
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Before);
        tool.Folder.Write("new.json", """{ "version": 2, "anything": [] }""");
        tool.Folder.Write("old.json", """{ "queries": [ { "file": "A.cs", "line": 1, "dataset": "Usage", "columns": [], "text": "" } ] }""");

        var run = (await tool.RunAsync("schema", "check", "--from", "schemas/Usage.json", "-m", name)).AssertExit(1);

        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_schema_files_those_that_come_with_the_library_are_compared()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);

        var same = (await tool.RunAsync("schema", "check")).AssertExit(0);
        tool.Folder.Write("response.json", """{ "datasetName": "DynamicsUsage", "selectableColumns": ["SKU"], "availableMetrics": [], "availableDateRanges": ["LIFETIME"] }""");
        var other = (await tool.RunAsync("schema", "check", "--from", "response.json", "--dataset", "DynamicsUsage")).AssertExit(3);

        Assert.Equal("No schema file exists in schemas, so the library's files are compared.", same.Lines[0]);
        Assert.Contains(other.Lines, line => line.Contains("The column CustomerName is gone", StringComparison.Ordinal));
        Assert.Equal("response.json", Assert.Single(tool.Folder.All().Keys));
    }

    [Fact]
    public async Task A_specified_folder_must_have_schema_files()
    {
        using var tool = new TestTool();

        var run = (await tool.RunAsync("schema", "check", "--folder", "nowhere")).AssertExit(1);

        Assert.Equal("No schema file exists in nowhere.\n", run.Error);
    }

    [Fact]
    public async Task A_check_writes_nothing()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Before);
        var before = tool.Folder.All();

        (await tool.RunAsync("schema", "check")).AssertExit(3);

        Assert.Equal(before, tool.Folder.All());
    }

    internal static string Manifest(params (string File, int Line, string Dataset, string[] Columns, string Text, (string Clause, string Text)[] LeftOut)[] queries) => JsonSerializer.Serialize(
        new
        {
            version = 1,
            unlisted = Array.Empty<object>(),
            queries = queries.Select(q => new { file = q.File, line = q.Line, dataset = q.Dataset, columns = q.Columns, text = q.Text, hash = "", probe = q.Text, leftOut = q.LeftOut.Select(part => new { clause = part.Clause, text = part.Text }) }),
        });

    private static string GetMessage(JsonElement change) => change.GetProperty("message").GetString()
        + (change.GetProperty("suggestion").GetString() is { } suggestion ? $" Did you mean '{suggestion}'?" : "");
}
