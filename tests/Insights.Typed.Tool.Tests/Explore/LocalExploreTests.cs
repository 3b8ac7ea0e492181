using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The page of a service on this machine, whose programs must not reach the account of a user who is signed in.</summary>
public sealed class LocalExploreTests(ExploreFixture fixture)
{
    private const string Query = "SELECT CustomerName FROM DynamicsUsage TIMESPAN LAST_MONTH";

    [Fact]
    public async Task A_program_connects_to_the_local_service_that_the_command_started()
    {
        await using var page = await ExplorePage.StartAsync(new Dictionary<string, string>(), ["--local", "--no-browser"]);

        var session = await page.GetAsync("/api/session");
        var program = GetProgram(await page.PostAsync("/api/query/inspect", new { text = Query }));

        var service = session.GetProperty("service");
        Assert.Equal("generated data of the local service", service.GetProperty("account").GetString());
        var statement = program.Split('\n').SkipWhile(line => !line.StartsWith("//", StringComparison.Ordinal)).Take(3).ToArray();
        Assert.Equal("// The service on this machine. The real one: new InsightsClient(InsightsCredential.FromLogin())", statement[0]);
        Assert.Equal("await using var insights = new InsightsClient(", statement[1]);
        var token = statement[2].Split('"')[3];
        Assert.Equal($"    new Uri(\"{service.GetProperty("address").GetString()}\"), InsightsCredential.FromToken(\"{token}\"));", statement[2]);
        await using var client = new InsightsClient(new Uri(statement[2].Split('"')[1]), InsightsCredential.FromToken(token));
        Assert.NotEmpty(await client.PreviewAsync(InsightsQuery.FromText(Query), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_datasets_of_a_project_with_schema_files_are_those_that_its_local_service_offers()
    {
        await using var page = await ExplorePage.StartAsync(new Dictionary<string, string>(), ["--local", "--no-browser"], folder => folder.Write("schemas/Usage.json", Service.Usage));

        var drift = await page.GetAsync("/api/catalog/drift");

        Assert.Equal("none", drift.GetProperty("drift").GetString());
        Assert.Empty(drift.GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task A_program_of_another_service_sets_it_and_signs_in_as_an_application()
    {
        await using var local = await ExplorePage.StartAsync(new Dictionary<string, string>(), ["--program", "marketplace", "--local", "--no-browser"]);
        await using var real = await ExplorePage.StartAsync(new Dictionary<string, string> { ["INSIGHTS_ACCESS_TOKEN"] = "planted" }, ["--program", "marketplace", "--no-browser"]);
        var query = new { text = "SELECT OfferName FROM ISVUsage TIMESPAN LAST_6_MONTHS" };

        var localProgram = GetProgram(await local.PostAsync("/api/query/inspect", query));
        var realProgram = GetProgram(await real.PostAsync("/api/query/inspect", query));

        Assert.All([localProgram, realProgram], program => Assert.Contains("// The project has these datasets with <InsightsProgram>Marketplace</InsightsProgram>.\n", program, StringComparison.Ordinal));
        Assert.Contains("\n    new InsightsClientOptions { Program = InsightsProgram.Marketplace, BaseAddress = new Uri(\"http://127.0.0.1:", localProgram, StringComparison.Ordinal);
        Assert.Contains("\n    new InsightsClientOptions { Program = InsightsProgram.Marketplace });", realProgram, StringComparison.Ordinal);
        Assert.Contains("InsightsCredential.ForApplication(\n        Environment.GetEnvironmentVariable(\"INSIGHTS_TENANT_ID\")!,", realProgram, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_connects_to_the_local_service_of_the_variables()
    {
        var page = await fixture.GetPageAsync();

        var program = GetProgram(await page.PostAsync("/api/query/inspect", new { text = "SELECT Name FROM Usage TIMESPAN LAST_MONTH" }));

        Assert.Contains("\n    new Uri(\"http://127.0.0.1:", program, StringComparison.Ordinal);
        Assert.DoesNotContain("\nawait using var insights = new InsightsClient(InsightsCredential.FromLogin());", program, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_connects_to_the_real_service_with_the_stored_sign_in()
    {
        await using var page = await ExplorePage.StartAsync(new Dictionary<string, string> { ["INSIGHTS_ACCESS_TOKEN"] = "planted" });

        var program = GetProgram(await page.PostAsync("/api/query/inspect", new { text = Query }));

        Assert.Contains("\n\nawait using var insights = new InsightsClient(InsightsCredential.FromLogin());\n", program, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", program, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partner-insights", 4, 2160)]
    [InlineData("marketplace", 1, 90)]
    public async Task The_page_receives_the_limits_of_intervals_of_the_program(string program, int minimum, int maximum)
    {
        await using var page = await ExplorePage.StartAsync(new Dictionary<string, string> { ["INSIGHTS_ACCESS_TOKEN"] = "planted" }, ["--program", program, "--no-browser"]);

        var limits = (await page.GetAsync("/api/session")).GetProperty("limits");

        Assert.Equal((minimum, maximum), (limits.GetProperty("minimumRecurrenceInterval").GetInt32(), limits.GetProperty("maximumRecurrenceInterval").GetInt32()));
    }

    [Fact]
    public async Task The_start_names_the_local_service_and_its_generated_data()
    {
        using var tool = new TestTool();
        using var stop = new CancellationTokenSource();
        tool.OpenBrowser = _ => stop.CancelAsync();

        var run = (await tool.RunUntilAsync(stop.Token, "explore", "--local")).AssertExit(0);

        Assert.StartsWith("It shows generated data of the service on this machine: http://127.0.0.1:", run.Lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("account", run.Output, StringComparison.Ordinal);
    }

    private static string GetProgram(JsonElement inspection) => inspection.GetProperty("csharp").GetProperty("program").GetString()!;
}
