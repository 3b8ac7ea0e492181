using static Insights.Typed.Tool.Tests.Drift.UsageSchema;

namespace Insights.Typed.Tool.Tests.Drift;

/// <summary>The queries of a manifest that a change breaks.</summary>
public sealed class CheckedManifestTests
{
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
    public async Task A_shipped_dataset_without_a_file_is_compared_if_the_service_offers_it()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Before);
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "schemas/MSLearn.json"), TestContext.Current.CancellationToken);
        tool.Folder.Write("response.json", $$"""{ "value": [ {{Before}}, {{shipped.Replace("\"Roles\",\n", "", StringComparison.Ordinal)}} ] }""");
        tool.Folder.Write("queries.json", Manifest(("A.cs", 3, "mslearn", ["Roles"], "SELECT Roles FROM mslearn TIMESPAN LAST_MONTH", [])));
        string[] check = ["schema", "check", "--from", "response.json"];

        foreach (var options in (string[][])[[], ["--known-only"], ["--dataset", "MSLearn"]])
        {
            var run = (await tool.RunAsync([.. check, "--manifest", "queries.json", .. options])).AssertExit(3);
            Assert.Equal(
                ["breaking    MSLearn: The column Roles is gone.", "              A.cs(3): breaks: selects Roles", "1 change at response.json, 1 breaking. 1 of 1 query breaks."],
                run.Lines);
        }

        string[] unknown = ["compatible  MSLearn: No schema file describes the dataset."];
        Assert.Equal(unknown, (await tool.RunAsync([.. check, "--manifest", "queries.json", "--no-shipped"])).AssertExit(2).Lines[..^1]);

        // Any query is possible without a manifest, and where the build could not list one.
        string[] gone = ["breaking    MSLearn: The column Roles is gone."];
        Assert.Equal(gone, (await tool.RunAsync(check)).AssertExit(3).Lines[..^1]);
        Assert.Equal("the library's files : error : MSLearn: The column Roles is gone.", (await tool.RunAsync([.. check, "--for-build"])).AssertExit(3).Lines[0]);
        tool.Folder.Write("unlisted.json", """{ "version": 1, "queries": [], "unlisted": [ { "file": "B.cs", "line": 7, "reason": "Known at run time." } ] }""");
        string[] unlisted = [.. gone, "unknown     B.cs(7): may break: Known at run time."];
        Assert.Equal(unlisted, (await tool.RunAsync([.. check, "--manifest", "unlisted.json"])).AssertExit(3).Lines[..^1]);
        tool.Folder.Write("other.json", Manifest(("A.cs", 3, "Usage", ["Id"], "SELECT Id FROM Usage TIMESPAN LAST_MONTH", [])));
        Assert.Equal(gone, (await tool.RunAsync([.. check, "--manifest", "other.json"])).AssertExit(2).Lines[..^1]);

        // A file of the project replaces the shipped one.
        tool.Folder.Write("schemas/Learn.json", """{ "datasetName": "MSLEARN", "selectableColumns": ["UserName"] }""");
        Assert.DoesNotContain("Roles is gone", (await tool.RunAsync([.. check, "--manifest", "queries.json"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shipped_dataset_that_the_service_does_not_offer_is_compared_if_a_query_reads_it()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Before);
        tool.Folder.Write("queries.json", Manifest(("A.cs", 3, "MSLearn", ["Roles"], "SELECT Roles FROM MSLearn TIMESPAN LAST_MONTH", [])));
        string[] check = ["schema", "check", "--from", "schemas/Usage.json"];

        (await tool.RunAsync(check)).AssertExit(0);
        var run = (await tool.RunAsync([.. check, "--manifest", "queries.json"])).AssertExit(3);

        Assert.StartsWith("breaking    MSLearn: The service no longer offers the dataset.", run.Lines[0], StringComparison.Ordinal);
    }
}
