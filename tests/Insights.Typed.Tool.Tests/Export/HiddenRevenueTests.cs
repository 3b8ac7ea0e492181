namespace Insights.Typed.Tool.Tests.Export;

/// <summary>An account whose user's role hides revenue, which the schema file declares as not nullable.</summary>
public sealed class HiddenRevenueTests
{
    private const string Revenue = """
        {
          "datasetName": "Usage", "selectableColumns": ["Name", "PlanRevenueUSD"], "availableMetrics": [],
          "availableDateRanges": ["LIFETIME"], "minimumRecurrenceInterval": 24,
          "typed": { "columns": { "PlanRevenueUSD": { "type": "decimal" } } }
        }
        """;

    [Theory]
    [InlineData("folder", "data")]
    [InlineData("sqlite", "data.db")]
    public async Task The_error_names_the_role(string type, string path)
    {
        await using var export = await ExportFixture.StartAsync(options => options.IsExecutiveReportViewer = false, Revenue);
        export.Configure($$"""{ "target": { "type": "{{type}}", "path": "{{path}}" }, "datasets": "all", "dateRange": "LIFETIME" }""");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);

        var errors = (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error;

        Assert.Contains("Usage.PlanRevenueUSD has no value in row 1; expected: a decimal number. ", errors, StringComparison.Ordinal);
        Assert.Contains("check that the user has the Executive Report Viewer role in Partner Center", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("If the value is correct, declare", errors, StringComparison.Ordinal);
    }
}
