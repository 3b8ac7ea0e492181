namespace Insights.Typed.Tool.Tests.Builds;

/// <summary>The targets that refresh and check schemas, in a real build.</summary>
public sealed class TargetTests
{
    private const string NoManifest = "-p:InsightsQueryManifest=";

    [Fact]
    public async Task A_project_without_schemas_gets_them_from_a_saved_response_and_then_compiles()
    {
        using var app = AppProject.Create(
            ("response.json", $$"""{ "value": [ {{Service.Usage}} ] }"""),
            ("A.cs", "public static class A { public static object Names => Insights.Typed.Datasets.Usage.During(t => t.LastMonth).Select(x => x.Name); }"));

        (await app.BuildAsync(null, "-t:RefreshInsightsSchemas", "-p:InsightsSavedResponse=response.json", "-p:InsightsLockFile=my.lock.json", "-p:InsightsSchemaFolder=my schemas/")).AssertExit(0);

        Assert.True(File.Exists(app.Folder["my schemas/Usage.json"]));
        Assert.True(File.Exists(app.Folder["my.lock.json"]));
        (await app.BuildAsync(null, "-t:RefreshInsightsSchemas", "-p:InsightsSavedResponse=response.json")).AssertExit(0);
        Assert.True(File.Exists(app.Folder["schemas/insights.lock.json"]));
        (await app.BuildAsync()).AssertExit(0);
    }

    [Fact]
    public async Task Compatible_drift_is_a_warning()
    {
        using var app = AppProject.Create(
            ("schemas/Sales.json", Service.Sales),
            ("response.json", Service.Sales.Replace("\"Product\"", "\"Product\", \"Market\"", StringComparison.Ordinal)));

        var check = (await app.BuildAsync(null, "-t:CheckInsightsSchemas", NoManifest, "-p:InsightsSavedResponse=response.json")).AssertExit(0);

        Assert.Contains("warning : Sales: The column Market is new.", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credentials_no_drift_is_reported()
    {
        using var app = AppProject.Create(("schemas/Sales.json", Service.Sales));

        var check = await app.BuildAsync(null, "-t:CheckInsightsSchemas", NoManifest);

        Assert.NotEqual(0, check.ExitCode);
        Assert.Contains("No credentials are set for the service.", check.Output, StringComparison.Ordinal);
        Assert.Contains(
            "error : The schema files could not be compared with the service (exit code 1). No credentials are set for the service. Sign in once: insights login --tenant-id TENANT --client-id APPLICATION;",
            check.Output,
            StringComparison.Ordinal);
        Assert.Contains("; or set INSIGHTS_ACCESS_TOKEN; or, for", AppError(check), StringComparison.Ordinal);

        var refresh = await app.BuildAsync(null, "-t:RefreshInsightsSchemas");

        Assert.NotEqual(0, refresh.ExitCode);
        Assert.Contains("error : The schema files could not be refreshed (exit code 1). No credentials are set for the service.", refresh.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MSB3073", refresh.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_chosen_datasets_are_checked_and_refreshed()
    {
        using var app = AppProject.Create(
            ("schemas/Sales.json", Service.Sales),
            ("response.json", $$"""{ "value": [ {{Service.Sales}}, {{Service.Usage}} ] }"""));

        var check = (await app.BuildAsync(null, "-t:CheckInsightsSchemas", NoManifest, "-p:InsightsSavedResponse=response.json", "-p:InsightsDatasets=Sales")).AssertExit(0);
        (await app.BuildAsync(null, "-t:RefreshInsightsSchemas", "-p:InsightsSavedResponse=response.json", "-p:InsightsDatasets=Sales")).AssertExit(0);

        Assert.Contains("No drift", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage", check.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(app.Folder["schemas/Usage.json"]));
    }

    [Fact]
    public async Task Several_datasets_can_be_chosen()
    {
        using var app = AppProject.Create(
            ("response.json", $$"""{ "value": [ {{Service.Sales}}, {{Service.Usage}}, {{Service.Sales.Replace("Sales", "Others", StringComparison.Ordinal)}} ] }"""));

        (await app.BuildAsync(null, "-t:RefreshInsightsSchemas", "-p:InsightsSavedResponse=response.json", "-p:InsightsDatasets=Sales%3BUsage")).AssertExit(0);
        (await app.BuildAsync(null, "-t:CheckInsightsSchemas", NoManifest, "-p:InsightsSavedResponse=response.json", "-p:InsightsDatasets=Sales%3BUsage")).AssertExit(0);

        Assert.Equal(
            ["Sales.json", "Usage.json", "insights.lock.json"],
            Directory.GetFiles(app.Folder["schemas"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Deleted_generated_files_are_written_again()
    {
        using var app = AppProject.Create(
            ("schemas/Sales.json", Service.Sales),
            ("A.cs", "public static class A { public static object Names => Insights.Typed.Datasets.Sales.Select(x => x.Product); }"));
        (await app.BuildAsync()).AssertExit(0);
        var manifest = app.Folder.Read("queries.json");
        Directory.Delete(app.Folder["obj/Debug/net10.0/generated"], recursive: true);

        (await app.BuildAsync()).AssertExit(0);

        Assert.Equal(manifest, app.Folder.Read("queries.json"));
    }

    private static string AppError(ToolRun build) => build.Lines.First(line => line.Contains("error : The schema files could not be compared", StringComparison.Ordinal));

    [Fact]
    public async Task Missing_settings_are_reported()
    {
        using var app = AppProject.Create(("schemas/Sales.json", Service.Sales), ("more/Usage.json", Service.Usage));
        app.Folder.Write("App.csproj", app.Folder.Read("App.csproj").Replace("Include=\"schemas/*.json\"", "Include=\"schemas/*.json;more/*.json\"", StringComparison.Ordinal));

        var folders = await app.BuildAsync(null, "-t:CheckInsightsSchemas");
        var tool = await app.BuildAsync(null, "-t:RefreshInsightsSchemas", "-p:InsightsToolPath=nowhere.dll");

        Assert.NotEqual(0, folders.ExitCode);
        Assert.Contains("Set the property InsightsSchemaFolder to one of them.", folders.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, tool.ExitCode);
        Assert.Contains("Set the property InsightsToolPath to its path.", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_without_the_manifest_of_a_build_is_an_error()
    {
        using var app = AppProject.Create(("schemas/Sales.json", Service.Sales), ("response.json", Service.Sales));
        string[] check = ["-t:CheckInsightsSchemas", "-p:InsightsSavedResponse=response.json"];

        var missing = await app.BuildAsync(null, check);
        (await app.BuildAsync()).AssertExit(0);
        (await app.BuildAsync(null, check)).AssertExit(0);

        Assert.NotEqual(0, missing.ExitCode);
        Assert.Contains("error : The manifest queries.json does not exist, so the queries that break are unknown. Build the project first, which writes it.", missing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_is_that_of_the_project_and_not_of_the_environment()
    {
        var marketplace = new Dictionary<string, string> { ["INSIGHTS_PROGRAM"] = "marketplace" };
        using var app = AppProject.Create(("response.json", """{ "datasetName": "MSLearn", "selectableColumns": ["UserId"] }"""));
        string[] refresh = ["-t:RefreshInsightsSchemas", "-p:InsightsSavedResponse=response.json"];

        // A new file gets the types that the library has for the dataset, if it is one of the program.
        (await app.BuildAsync(marketplace, refresh)).AssertExit(0);
        Assert.Contains("\"guid\"", app.Folder.Read("schemas/MSLearn.json"), StringComparison.Ordinal);

        foreach (var options in (string[])["-p:InsightsProgram=Marketplace", "-p:InsightsSchemaOptions=--program marketplace", "-p:InsightsRefreshOptions=--program marketplace"])
        {
            File.Delete(app.Folder["schemas/MSLearn.json"]);
            (await app.BuildAsync(null, [.. refresh, options])).AssertExit(0);
            Assert.DoesNotContain("\"guid\"", app.Folder.Read("schemas/MSLearn.json"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_shipped_dataset_that_a_query_reads_is_checked_if_the_build_includes_it()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(DotNet.Targets)!, "../../.."));
        var shipped = await File.ReadAllTextAsync(Path.Combine(root, "schemas/MSLearn.json"), TestContext.Current.CancellationToken);
        using var app = AppProject.Create(
            ("Directory.Build.props", $"""
                <Project>
                  <PropertyGroup><InsightsShippedSchemaFolder>{root}/schemas/</InsightsShippedSchemaFolder></PropertyGroup>
                  <Import Project="{Path.ChangeExtension(DotNet.Targets, ".props")}" />
                </Project>
                """),
            ("schemas/Sales.json", Service.Sales),
            ("response.json", $$"""{ "value": [ {{Service.Sales}}, {{shipped.Replace("\"Roles\",\n", "", StringComparison.Ordinal)}} ] }"""),
            ("A.cs", "public static class A { public static object Roles => Insights.Typed.Datasets.MSLearn.During(t => t.LastMonth).Select(x => x.Roles); }"));
        string[] check = ["-t:CheckInsightsSchemas", "-p:InsightsSavedResponse=response.json"];
        (await app.BuildAsync()).AssertExit(0);

        var included = await app.BuildAsync(null, check);
        var excluded = (await app.BuildAsync(null, [.. check, "-p:InsightsShippedSchemas=false"])).AssertExit(0);

        Assert.NotEqual(0, included.ExitCode);
        Assert.Contains("A.cs(1): error : This query breaks (selects Roles). MSLearn: The column Roles is gone.", included.Output, StringComparison.Ordinal);
        Assert.Contains("error : The schema files of the project or of the library contain items that the service no longer offers.", included.Output, StringComparison.Ordinal);
        Assert.Contains("warning : MSLearn: No schema file describes the dataset.", excluded.Output, StringComparison.Ordinal);
    }
}
