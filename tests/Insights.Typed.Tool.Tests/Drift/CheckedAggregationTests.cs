using static Insights.Typed.Tool.Tests.Drift.UsageSchema;

namespace Insights.Typed.Tool.Tests.Drift;

/// <summary>What <c>schema check</c> says of changed aggregations, and of the queries that use them.</summary>
public sealed class CheckedAggregationTests
{
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
}
