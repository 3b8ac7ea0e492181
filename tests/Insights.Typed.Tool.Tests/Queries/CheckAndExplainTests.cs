using Insights.Typed.Schemas;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Tests.Queries;

/// <summary>Queries as text, without the service.</summary>
public sealed class CheckAndExplainTests
{
    [Fact]
    public async Task A_date_range_on_a_dataset_without_any_is_reported()
    {
        using var tool = new TestTool();

        var run = (await tool.RunAsync("query", "check", "SELECT City FROM Profile TIMESPAN LIFETIME")).AssertExit(1);

        Assert.StartsWith("Profile has no date ranges. Remove TIMESPAN.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_without_date_ranges_has_no_default_one()
    {
        using var tool = new TestTool();

        var check = (await tool.RunAsync("query", "check", "SELECT City FROM Profile")).AssertExit(0);
        var explained = (await tool.RunAsync("query", "explain", "SELECT City FROM Profile", "--json")).AssertExit(0).Json;

        Assert.Equal(["SELECT City FROM Profile", "The query is valid."], check.Lines);
        var range = explained.GetProperty("parts").EnumerateArray().Single(part => part.GetProperty("part").GetString() == "Date range");
        Assert.Equal("none, since the dataset has no date ranges", range.GetProperty("words").GetString());
    }

    [Fact]
    public async Task A_valid_query_is_shown_in_its_canonical_form_with_notes()
    {
        using var tool = Tool();

        var run = (await tool.RunAsync("query", "check", "select distinct name, totalseats from usage where Trial = 'y' and Name like 'x' order by Name")).AssertExit(0);

        Assert.Equal(
            [
                "SELECT DISTINCT name, totalseats FROM usage WHERE Trial = 'y' AND Name LIKE 'x' ORDER BY Name",
                "The query is valid.",
                "Name without a direction is sorted in descending order.",
                "DISTINCT has no effect with the metric totalseats: the result already has one row for each combination of the columns.",
                "A pattern without wildcards matches only the whole text.",
                "Without TIMESPAN, the service returns the last six months.",
            ],
            run.Lines);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("SELECT Nam FROM Usage", 7, 3, "Usage has no column or metric 'Nam'. Did you mean 'Name'?")]
    [InlineData("SELECT Name FROM Usag", 17, 4, "The dataset 'Usag' does not exist. Did you mean 'Usage'?")]
    [InlineData("SELECT Name, name FROM Usage", 13, 4, "'name' is selected twice.")]
    [InlineData("SELECT Name FROM Usage ORDER BY Sets ASC", 32, 4, "Usage has no column or metric 'Sets'. Did you mean 'Seats'?")]
    [InlineData("SELECT Name FROM Usage TIMESPAN LAST_MONT", 32, 9, "Usage has no date range 'LAST_MONT'; it has LAST_MONTH, LAST_1_YEAR. Did you mean 'LAST_MONTH'?")]
    [InlineData("SELECT Name FROM Usage TIMESPAN LAST_MONTH AGGREGATED Dialy", 54, 5, "Usage has no aggregation 'Dialy'; it has Daily. Did you mean 'Daily'?")]
    [InlineData("SELECT Name FROM Usage TIMESPAN LAST_1_YEAR AGGREGATED daily", 55, 5, "The aggregation Daily of Usage is available for LAST_MONTH, not for LAST_1_YEAR.")]
    [InlineData("SELECT Name FROM Usage WHERE Seats = 'many'", 38, 4, "'many' does not fit Seats, which is compared with a number.")]
    [InlineData("SELECT Name FROM Usage WHERE Start > '05/01/2026'", 38, 10, "'05/01/2026' does not fit Start, which is compared with a time in the form '2024-05-01T10:30:00Z' or '2024-05-01'.")]
    [InlineData("SELECT Name FROM Usage WHERE Trial IN ('Y', 'True')", 45, 4, "The values of Trial are 'Y' and 'N'; the service accepts 'True' without an error and returns no rows.")]
    [InlineData("SELECT Name FROM Usage AGGREGATED Daily", 23, 10, "AGGREGATED follows TIMESPAN; a dataset aggregates the rows of some of its date ranges only.")]
    [InlineData("SELECT Name FROM Usage WHERE Name = 'a' OR Name = 'b'", 40, 2, null)]
    public async Task Errors_are_reported_at_their_positions(string text, int start, int length, string? message)
    {
        using var tool = Tool();

        var run = (await tool.RunAsync("query", "check", text)).AssertExit(1);
        var json = (await tool.RunAsync("query", "check", text, "--json")).AssertExit(1).Json;

        var error = Assert.Single(json.GetProperty("errors").EnumerateArray());
        Assert.Equal((start, length), (error.GetProperty("start").GetInt32(), error.GetProperty("length").GetInt32()));
        Assert.Equal(message ?? error.GetProperty("message").GetString(), error.GetProperty("message").GetString());
        Assert.False(json.GetProperty("isValid").GetBoolean());
        Assert.Empty(run.Output);
        Assert.Equal([error.GetProperty("message").GetString()!, "  " + text, "  " + new string(' ', start) + new string('^', length)], run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Without_schema_files_those_of_the_library_apply()
    {
        using var tool = new TestTool();

        (await tool.RunAsync("query", "check", "SELECT SubscriptionId FROM DynamicsUsage TIMESPAN LAST_MONTH")).AssertExit(0);
        (await tool.RunAsync("query", "check", "SELECT ResellerName FROM CloudProductsResellerPerformance TIMESPAN LAST_MONTH")).AssertExit(0);
        (await tool.RunAsync("query", "check", "SELECT SubscriptionId FROM DynamicsUsage", "--folder", "nowhere")).AssertExit(1);
    }

    /// <summary>As a build compiles it: the files of the project replace only the library's files of the same datasets.</summary>
    [Fact]
    public async Task With_schema_files_those_of_the_library_apply_to_other_datasets()
    {
        using var tool = Tool();
        string[] check = ["query", "check", "SELECT UserName FROM MSLearn TIMESPAN LAST_MONTH"];

        (await tool.RunAsync(check)).AssertExit(0);
        Assert.StartsWith("The dataset 'MSLearn' does not exist.", (await tool.RunAsync([.. check, "--no-shipped"])).AssertExit(1).Error, StringComparison.Ordinal);
        (await tool.RunAsync("query", "check", "SELECT Name FROM Usage TIMESPAN LAST_MONTH", "--no-shipped")).AssertExit(0);

        tool.Folder.Write("schemas/Learn.json", """{ "datasetName": "mslearn", "selectableColumns": ["Course"], "availableDateRanges": ["LAST_MONTH"] }""");
        Assert.StartsWith("mslearn has no column or metric 'UserName'.", (await tool.RunAsync(check)).AssertExit(1).Error, StringComparison.Ordinal);
        (await tool.RunAsync("query", "check", "SELECT Course FROM MSLearn TIMESPAN LAST_MONTH")).AssertExit(0);
    }

    [Fact]
    public async Task A_query_is_read_from_the_standard_input_on_request()
    {
        using var tool = new TestTool { Input = "SELECT SubscriptionId\n  FROM DynamicsUsage TIMESPAN LAST_MONTH\n" };

        var run = (await tool.RunAsync("query", "check", "-")).AssertExit(0);

        Assert.Equal("SELECT SubscriptionId FROM DynamicsUsage TIMESPAN LAST_MONTH", run.Lines[0]);
    }

    [Fact]
    public async Task A_query_is_explained()
    {
        using var tool = Tool();

        var json = (await tool.RunAsync("query", "explain", "SELECT Name, TotalSeats FROM Usage WHERE Seats >= 3 ORDER BY Seats LIMIT 5", "--json")).AssertExit(0).Json;

        Assert.Equal(
            [
                ("Dataset", "Usage. A row of usage."),
                ("Rows", "one for each combination of the selected columns"),
                ("Column", "Name: text, may be missing"),
                ("Metric", "TotalSeats: decimal"),
                ("Only where", "Seats is at least 3"),
                ("Ordered by", "Seats, descending"),
                ("At most", "5 rows"),
                ("Date range", "the last six months, the service's default without TIMESPAN"),
                ("As a report", "at most every 24 hours"),
            ],
            json.GetProperty("parts").EnumerateArray().Select(p => (p.GetProperty("part").GetString()!, p.GetProperty("words").GetString()!)));
        var run = (await tool.RunAsync("query", "explain", "SELECT Name FROM Usage")).AssertExit(0);
        Assert.Contains(run.Lines, line => line.StartsWith("Dataset", StringComparison.Ordinal) && line.Contains("A row of usage.", StringComparison.Ordinal));
        (await tool.RunAsync("query", "explain", "SELECT Nothing FROM Usage")).AssertExit(1);
    }

    [Fact]
    public async Task An_aggregation_is_explained_and_refused_for_a_dataset_without_any()
    {
        using var tool = Tool();

        var json = (await tool.RunAsync("query", "explain", "SELECT Name FROM Usage TIMESPAN LAST_MONTH AGGREGATED Daily", "--json")).AssertExit(0).Json;
        var parts = json.GetProperty("parts").EnumerateArray().ToDictionary(p => p.GetProperty("part").GetString()!, p => p.GetProperty("words").GetString());
        Assert.Equal(("one for each combination of the selected columns", "LAST_MONTH", "Daily"), (parts["Rows"], parts["Date range"], parts["Aggregated"]));

        using var shipped = new TestTool();
        var run = (await shipped.RunAsync("query", "check", "SELECT SKU FROM DynamicsUsage TIMESPAN LAST_MONTH AGGREGATED Daily")).AssertExit(1);
        Assert.StartsWith("DynamicsUsage has no aggregations. Remove AGGREGATED.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, "SELECT Name, Seats, Trial FROM Usage WHERE Nam = 'a' ORDER BY Name ASC, Seats DESC LIMIT 10", "                                           ^^^")]
    [InlineData(50, "…ial FROM Usage WHERE Nam = 'a' ORDER BY Name …", "                      ^^^")]
    [InlineData(5, "… WHERE Nam = 'a' O…", "        ^^^")]
    public void A_query_wider_than_the_terminal_shows_the_position_of_the_error(int width, string line, string mark)
    {
        const string Text = "SELECT Name, Seats, Trial FROM Usage WHERE Nam = 'a' ORDER BY Name ASC, Seats DESC LIMIT 10";

        var lines = QueryProblemText.Format(new QueryProblem(Text.IndexOf("Nam =", StringComparison.Ordinal), 3, "Wrong."), Text, width).ReplaceLineEndings("\n").Split('\n');

        Assert.Equal(["Wrong.", "  " + line, "  " + mark], lines);
    }

    private static TestTool Tool()
    {
        var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", """
            {
              "datasetName": "Usage", "selectableColumns": ["Name", "Seats", "Trial", "Start"], "availableMetrics": ["TotalSeats"],
              "availableDateRanges": ["LAST_MONTH", "LAST_1_YEAR"], "minimumRecurrenceInterval": 24,
              "aggregationToDateRangeMapping": { "Daily": "LAST_MONTH" },
              "typed": {
                "description": "A row of usage.",
                "columns": { "Name": { "nullable": true }, "Seats": { "type": "integer" }, "Trial": { "type": "flag", "true": "Y", "false": "N" }, "Start": { "type": "datetime" } }
              }
            }
            """);
        return tool;
    }
}
