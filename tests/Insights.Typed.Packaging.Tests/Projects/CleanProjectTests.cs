using System.Text.Json;
using Insights.Typed.LocalService;
using Insights.Typed.Packaging.Tests.Harness;

namespace Insights.Typed.Packaging.Tests.Projects;

/// <summary>The packages in projects outside this repository.</summary>
public sealed class CleanProjectTests(CleanProjects projects) : IClassFixture<CleanProjects>
{
    /// <summary>With characters that have a meaning in MSBuild.</summary>
    private const string UnusualText = "SELECT Seat FROM Seats WHERE Room = 'A\\B \"😀 ü\" */ %41;'";

    private const string Text = "SELECT CustomerName FROM DynamicsUsage LIMIT 2\n";

    [Theory]
    [InlineData("OneLine", "SELECT SubscriptionId FROM DynamicsUsage\n")]
    [InlineData("DirectoryTargets", "SELECT SubscriptionId FROM DynamicsUsage\n")]
    [InlineData("MarketplaceApp", "SELECT OrderId FROM ISVOrder\nISVCustomer, ISVLicense, ISVMarketplaceInsights, ISVOfferRetention, ISVOrder, ISVOrderV2, ISVQualityOfService, ISVRevenue, ISVUsage\n")]
    [InlineData("CustomSchemas", "SELECT Room FROM Seats\n" + UnusualText + "\nSELECT Course FROM Training\nSELECT NewColumn FROM DynamicsUsage\nTrue\nTrue\n")]
    [InlineData("PublicLibraryApp", "SELECT CustomerName FROM DynamicsUsage WHERE AssignedSeats > 1\nTrue\nDynamicsUsage, OfficeUsage\nFabrikam\n")]
    [InlineData("FriendApp", "SELECT CustomerName FROM DynamicsUsage\nSELECT CustomerName FROM DynamicsUsage LIMIT 1\nFriendLibrary\n")]
    [InlineData("StrictApp", "SELECT CustomerName FROM DynamicsUsage\nTrue\nStrict\n")]
    [InlineData("TransitiveApp", "0\n")]
    [InlineData("WebAot", "customer, assigned 3\ncustomer, assigned 3\nActive TSV Completed D LAST_MONTH\n")]
    [InlineData("WebApp", "3\n204\n")]
    [InlineData("CustomInterceptors", "SELECT SubscriptionId FROM DynamicsUsage\nintercepted\n")]
    [InlineData("NoInterceptors", "SELECT Seat, Room FROM Seats\nSeats\n")]
    [InlineData("Companions", "True\nTrue\nFabrikam\n")]
    [InlineData("StrictCompanions", "True\nTrue\n")]
    [InlineData("FSharpApp", Text)]
    [InlineData("VisualBasicApp", Text)]
    public async Task It_runs(string project, string output) => Assert.Equal(output, await projects.RunAsync(project));

    /// <summary>The local service's database, which is for tests, has a known vulnerability; each project decides whether to accept it.</summary>
    [Fact]
    public void Only_a_Select_of_more_columns_than_it_reads_causes_a_warning() =>
        Assert.Equal([("NoInterceptors", "INS102")], projects.Warnings.Where(warning => warning is not ("Companions", "NU1903")));

    [Fact]
    public void Unchanged_projects_are_not_compiled_again() => Assert.All(
        projects.Names.Where(name => !projects.BeforeEdit.ContainsKey(name)),
        name => Assert.Equal(projects.CompiledFirst[name], projects.GetLastCompileTime(name)));

    [Theory]
    [InlineData("EditedSchema", "FirstColumns: Renamed\nSecondColumns: B\n")]
    [InlineData("AddedSchema", "FirstColumns: A\nSecondColumns: B\nThirdColumns: C\n")]
    [InlineData("DeletedSchema", "SecondColumns: B\n")]
    public async Task A_change_of_a_schema_file_is_in_the_next_build(string project, string after)
    {
        Assert.Equal("FirstColumns: A\nSecondColumns: B\n", projects.BeforeEdit[project]);
        Assert.Equal(after, await projects.RunAsync(project));
    }

    /// <summary>The generator of endpoints cannot see generated types; the test is valid only if it ran.</summary>
    [Fact]
    public void Endpoints_of_a_native_web_app_are_generated_next_to_its_queries()
    {
        Assert.True(projects.Has("WebAot", "obj", "Debug", "net10.0", "generated", "Microsoft.AspNetCore.Http.RequestDelegateGenerator"));
        Assert.True(projects.Has("WebAot", "obj", "Debug", "net10.0", "generated", "Insights.Typed.Generator"));
    }

    [Fact]
    public async Task A_web_app_is_published_without_the_files_of_its_build()
    {
        var published = await projects.PublishAsync("WebAot");

        Assert.True(projects.Has("WebAot", "queries.json"));
        Assert.Contains("other.json", published);
        Assert.Equal([], published.Where(file => file.Contains("schemas", StringComparison.Ordinal) || file.Contains("queries", StringComparison.Ordinal)));
    }

    /// <summary>Both packages contain the emulator, which must be one file if they are published together.</summary>
    [Fact]
    public async Task The_local_service_and_the_test_kit_are_published_together()
    {
        var published = await projects.PublishAsync("StrictCompanions");

        Assert.Single(published, "Insights.Typed.Emulation.dll");
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("netstandard2.0")]
    [InlineData("net48")]
    public async Task Another_framework_is_one_error_that_names_the_supported_one(string framework)
    {
        var error = Assert.Single(await projects.RestoreErrorsAsync("OldFramework", framework));

        Assert.Contains("Insights.Typed", error, StringComparison.Ordinal);
        Assert.Contains("supports: net10.0", error, StringComparison.Ordinal);
    }

    /// <summary>The front page from its sign-in to its rows, with required multifactor authentication: once with a person, then without.</summary>
    [Fact]
    public async Task A_new_user_signs_in_once_and_the_first_screen_runs_unattended()
    {
        var known = new LocalAuthorityOptions { RequiresMfa = true, DeviceCodeInterval = TimeSpan.Zero };
        await using var authority = await LocalAuthority.StartAsync(known, TestContext.Current.CancellationToken);
        await using var service = await InsightsLocalService.StartAsync(
            new LocalServiceOptions { Seed = 4, RowsPerDataset = 200, Authority = authority, RequiresMfa = true }, TestContext.Current.CancellationToken);
        (string, string)[] variables =
        [
            ("INSIGHTS_BASE_ADDRESS", service.BaseAddress.AbsoluteUri),
            ("INSIGHTS_AUTHORITY_HOST", authority.Address.AbsoluteUri),
            ("INSIGHTS_TENANT_ID", known.TenantId),
            ("INSIGHTS_CLIENT_ID", "33333333-4444-5555-6666-777777777777"),
        ];

        var login = projects.RunToolAsync("FirstScreen", variables, "login", "--device-code", "--allow-unencrypted-storage");
        while (authority.PendingUserCodes.Count == 0)
        {
            Assert.False(login.IsCompleted, "It ended before it showed a code.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        authority.Approve(authority.PendingUserCodes[0]);
        Assert.Contains("Signed in as " + known.UserName, await login, StringComparison.Ordinal);
        Assert.EndsWith("No problems found.\n", await projects.RunToolAsync("FirstScreen", variables, "doctor"), StringComparison.Ordinal);
        var rows = await projects.RunUnattendedAsync("FirstScreen", service);

        Assert.StartsWith("SELECT SubscriptionId FROM DynamicsUsage\nSELECT CustomerName, AssignedSeats, ActiveSeats FROM DynamicsUsage WHERE", rows, StringComparison.Ordinal);
        Assert.Contains("{ CustomerName = ", rows, StringComparison.Ordinal);
        Assert.Equal(rows, await projects.RunUnattendedAsync("FirstScreen", service));

        // The doctor and each of the two runs renewed the sign-in, without a person.
        Assert.Equal(3, authority.Requests.Count(request => request.GrantType == "refresh_token"));
    }

    [Fact]
    public void The_manifest_is_written_to_the_requested_path()
    {
        using var manifest = JsonDocument.Parse(projects.ReadText("CustomSchemas", "queries.json"));

        Assert.Equal(
            ["SELECT Room FROM Seats", UnusualText, "SELECT Course FROM Training", "SELECT NewColumn FROM DynamicsUsage", "SELECT DISTINCT CustomerName FROM OfficeUsage LIMIT 2"],
            manifest.RootElement.GetProperty("queries").EnumerateArray().Select(query => query.GetProperty("text").GetString()));
    }

    /// <summary>With the tool in the package, and a file with the response of the service.</summary>
    [Fact]
    public async Task Schemas_are_refreshed_by_a_target()
    {
        var refresh = await projects.TargetAsync("OneLine", "RefreshInsightsSchemas", "another.json");

        Assert.Equal((0, ""), (refresh.ExitCode, refresh.Diagnostics));
        Assert.Contains("\"Fresh\"", projects.ReadText("OneLine", "schemas/Fresh.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unchanged.json", 0, "")]
    [InlineData("column-added.json", 0, "schemas : warning : Training: The column Passed is new.\n")]
    [InlineData("column-renamed.json", 1, """
        Program.cs(5): error : This query breaks (selects Course). Training: The column Course is gone. Did you mean 'CourseName'?
        schemas : warning : Training: The column CourseName is new.
        Insights.Typed.targets: error : The schema files of the project or of the library contain items that the service no longer offers.

        """)]
    public async Task Schemas_are_checked_by_a_target_that_reports_the_queries_that_break(string response, int exitCode, string diagnostics)
    {
        var check = await projects.TargetAsync("CustomSchemas", "CheckInsightsSchemas", response, "-p:InsightsSchemaFolder=schemas");

        Assert.Equal((exitCode, diagnostics.ReplaceLineEndings("\n")), (check.ExitCode, check.Diagnostics));
        Assert.Equal(ReadSourceText("CustomSchemas", "schemas", "Training.json"), projects.ReadText("CustomSchemas", "schemas/Training.json"));
    }

    [Fact]
    public async Task A_project_without_schemas_is_checked_with_those_of_the_package()
    {
        var check = await projects.TargetAsync("WebApp", "CheckInsightsSchemas", "another.json", "-p:InsightsSchemaOptions=--dataset DynamicsUsage");

        Assert.Equal(1, check.ExitCode);
        Assert.Contains("the library's files : error : DynamicsUsage: The service no longer offers the dataset.", check.Diagnostics, StringComparison.Ordinal);
    }

    /// <summary>It would throw at run time. A build without analyzers still runs what suppresses the compiler's report.</summary>
    [Theory]
    [InlineData("-p:RunAnalyzers=true", "error INS126")]
    [InlineData("-p:RunAnalyzers=false", "error INS144")]
    [InlineData("-p:RunAnalyzersDuringBuild=false", "error INS144")]
    public async Task A_comparison_with_another_type_is_one_error(string property, string error)
    {
        const string Source = "internal static class Added { internal static object Query => Insights.Typed.Datasets.DynamicsUsage.Where(x => x.AssignedSeats == \"many\").Select(x => x.AssignedSeats); }";

        Assert.Equal([error], await projects.BuildWithFileAsync("OneLine", Source, property));
    }

    /// <summary>Hot reload cannot add the types of a dataset to a running program, so a Debug build has all.</summary>
    [Theory]
    [InlineData("", 20)]
    [InlineData("-c:Release", 1)]
    [InlineData("-p:InsightsUnusedDatasets=false", 1)]
    public async Task A_build_leaves_out_datasets_that_no_file_names(string arguments, int datasets)
    {
        var generated = (await projects.BuildDatasetsAsync("CustomInterceptors", arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Contains("DynamicsUsage", generated);
        Assert.Equal(datasets, generated.Count(name => name != "Datasets.Unused"));
        Assert.Equal(datasets < 20, generated.Contains("Datasets.Unused"));
    }

    [Fact]
    public async Task An_editor_has_all_datasets_in_a_Release_configuration() => Assert.DoesNotContain(
        "Insights.Typed.UsedDatasets.globalconfig", await projects.GetCompilerConfigurationAsync("CustomInterceptors", "-p:Configuration=Release", "-p:DesignTimeBuild=true"));

    private static string ReadSourceText(params string[] parts) => File.ReadAllText(Path.Combine([SourceTree.Project, "Fresh", .. parts]));
}
