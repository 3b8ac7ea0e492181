namespace Insights.Typed.Tool.Tests.Drift;

/// <summary>No suggestion has another period or another number.</summary>
public sealed class PeriodSuggestionTests
{
    [Theory]
    [InlineData("LAST_1_YEAR", "LAST_2_YEARS", false)]
    [InlineData("LAST_6_MONTHS", "LAST_MONTH", false)]
    [InlineData("PREVIOUS_CALENDAR_MONTH", "PREVIOUS_CALENDAR_YEAR", false)]
    [InlineData("LAST_12_MONTHS", "LAST_2_MONTHS", false)]
    [InlineData("LAST_6_MONTH", "LAST_6_MONTHS", true)]
    [InlineData("LAST_6_MNOTHS", "LAST_6_MONTHS", true)]
    public async Task A_date_range_of_another_period_is_not_suggested(string written, string offered, bool isSuggested)
    {
        using var tool = new TestTool();
        tool.Folder.Write("before/Sales.json", Sales("Product", written));
        tool.Folder.Write("after/Sales.json", Sales("Product", offered));

        var check = (await tool.RunAsync("schema", "check", "--folder", "before", "--from", "after/Sales.json")).AssertExit(3);
        var query = (await tool.RunAsync("query", "check", $"SELECT Product FROM Sales TIMESPAN {written}", "--folder", "after")).AssertExit(1);

        Assert.Equal(isSuggested, check.Output.Contains($"Did you mean '{offered}'?", StringComparison.Ordinal));
        Assert.Equal(isSuggested, (query.Output + query.Error).Contains($"Did you mean '{offered}'?", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Address1", "Address2", false)]
    [InlineData("Seats30Days", "Seats7Days", false)]
    [InlineData("Adress1", "Address1", true)]
    public async Task A_column_of_another_number_is_not_suggested(string before, string after, bool isSuggested)
    {
        using var tool = new TestTool();
        tool.Folder.Write("before/Sales.json", Sales(before, "LIFETIME"));
        tool.Folder.Write("after/Sales.json", Sales(after, "LIFETIME"));

        var check = (await tool.RunAsync("schema", "check", "--folder", "before", "--from", "after/Sales.json")).AssertExit(3);

        Assert.Equal(isSuggested, check.Output.Contains("Did you mean", StringComparison.Ordinal));
    }

    private static string Sales(string column, string range) =>
        $$"""{ "datasetName": "Sales", "selectableColumns": ["{{column}}", "Product{{(column == "Product" ? "Name" : "")}}"], "availableDateRanges": ["{{range}}"] }""";
}
