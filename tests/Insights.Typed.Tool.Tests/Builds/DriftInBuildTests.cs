namespace Insights.Typed.Tool.Tests.Builds;

/// <summary>
/// The service renames a column that two queries use, adds one, and drops a date range. Everything is real: the service over
/// HTTP, the tool as a process in the build, the compiler with the generator.
/// </summary>
public sealed class DriftInBuildTests
{
    private const string Before = """
        {
          "datasetName": "Usage",
          "selectableColumns": ["Id", "Name", "Seats"],
          "availableMetrics": [],
          "availableDateRanges": ["LAST_MONTH", "LAST_3_MONTHS", "LIFETIME"],
          "minimumRecurrenceInterval": 24
        }
        """;

    private const string Queries = """
        using Insights.Typed;

        public static class Queries
        {
            public static InsightsQuery<string> Names => Datasets.Usage.During(t => t.LastMonth).Select(x => x.Name);

            public static InsightsQuery<string> Seats => Datasets.Usage
                .During(t => t.LastMonth)
                .Select(x => x.Seats);
        }
        """;

    private const string Reports = """
        using Insights.Typed;

        public static class Reports
        {
            public static InsightsQuery<string> Ids(string few) => Datasets.Usage.Where(x => x.Seats == few).During(t => t.Lifetime).Select(x => x.Id);
        }
        """;

    [Fact]
    public async Task A_change_of_the_service_is_reported_early_and_breaks_the_build_only_at_affected_queries()
    {
        var now = Before
            .Replace("\"Seats\"", "\"SeatCount\", \"Market\"", StringComparison.Ordinal)
            .Replace("\"LAST_3_MONTHS\", ", "", StringComparison.Ordinal);
        await using var service = await Service.StartAsync(now);
        using var app = AppProject.Create(("schemas/Usage.json", Before), ("Queries.cs", Queries), ("Reports.cs", Reports));
        var environment = TestTool.Create(service).Environment;

        // The app before the change: an ordinary build sends no request, and writes its queries to the manifest.
        var ordinary = (await app.BuildAsync(environment)).AssertExit(0);
        Assert.Empty(service.Requests);
        Assert.DoesNotContain("warning", ordinary.Output, StringComparison.Ordinal);
        Assert.Contains("SELECT Id FROM Usage WHERE Seats = {few} TIMESPAN LIFETIME", app.Folder.Read("queries.json"), StringComparison.Ordinal);

        // The check reports the two queries, as errors of the build, and changes nothing.
        var check = await app.BuildAsync(environment, "-t:CheckInsightsSchemas");
        Assert.NotEqual(0, check.ExitCode);
        Assert.Equal(["Queries.cs(9): ", "Reports.cs(5): "], AppProject.GetErrors(check).Where(error => !error.StartsWith("Insights.Typed.targets", StringComparison.Ordinal)));
        Assert.Contains("selects Seats", check.Output, StringComparison.Ordinal);
        Assert.Contains("filters by Seats", check.Output, StringComparison.Ordinal);
        Assert.Contains("The date range LAST_3_MONTHS is gone.", check.Output, StringComparison.Ordinal);
        Assert.Equal(Before, app.Folder.Read("schemas/Usage.json"));

        // The refresh shows the difference.
        var refresh = (await app.BuildAsync(environment, "-t:RefreshInsightsSchemas")).AssertExit(0);
        string[] differences =
        [
            "- Usage: The column Seats is gone. Did you mean 'SeatCount'?",
            "+ Usage: The column SeatCount is new.",
            "+ Usage: The column Market is new.",
            "- Usage: The date range LAST_3_MONTHS is gone.",
        ];
        Assert.Equal(differences, refresh.Lines.Select(line => line.Trim()).Where(line => line is ['-' or '+' or '~', ' ', ..]));
        Assert.True(File.Exists(app.Folder["schemas/insights.lock.json"]));

        // Now the app does not compile, at those two locations and nowhere else.
        var broken = await app.BuildAsync(environment);
        Assert.NotEqual(0, broken.ExitCode);
        Assert.Equal(["Queries.cs(9): CS1061", "Reports.cs(5): CS1061"], AppProject.GetErrors(broken).Order(StringComparer.Ordinal));

        // After the correction it builds, and no drift remains.
        app.Folder.Write("Queries.cs", Queries.Replace("x.Seats", "x.SeatCount", StringComparison.Ordinal));
        app.Folder.Write("Reports.cs", Reports.Replace("x.Seats", "x.SeatCount", StringComparison.Ordinal));
        (await app.BuildAsync(environment)).AssertExit(0);
        (await app.BuildAsync(environment, "-t:CheckInsightsSchemas")).AssertExit(0);
        var files = app.Folder.All();
        (await app.BuildAsync(environment, "-t:RefreshInsightsSchemas")).AssertExit(0);
        Assert.Equal(files["schemas/Usage.json"], app.Folder.All()["schemas/Usage.json"]);
        Assert.Equal(files["schemas/insights.lock.json"], app.Folder.All()["schemas/insights.lock.json"]);
    }
}
