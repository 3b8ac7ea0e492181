using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Insights.Typed.Language;

namespace Insights.Typed.LocalService.Tests;

/// <summary>The service emulates the sibling programs: their path, datasets, limits, date ranges and tokens.</summary>
public sealed class ProgramTests
{
    [Fact]
    public void Each_program_can_be_emulated() => Assert.Equal(ServiceProgram.All.Select(program => program.Name), Enum.GetNames<LocalServiceProgram>());

    [Theory]
    [InlineData(LocalServiceProgram.PartnerInsights, "/insights/v1/mpn/", 20, "DynamicsUsage")]
    [InlineData(LocalServiceProgram.Marketplace, "/insights/v1.1/cmp/", 9, "ISVUsage")]
    [InlineData(LocalServiceProgram.AppsAndGames, "/consumer/insights/v1.1/", 2, "Acquisitions")]
    public async Task Each_program_has_its_path_and_datasets(LocalServiceProgram program, string path, int datasets, string one)
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { Program = program, RowsPerDataset = 50 });

        Assert.Equal(path, service.Service.BaseAddress.AbsolutePath);
        var names = (await service.GetAsync("ScheduledDataset"))["value"]!.AsArray().Select(d => d!["datasetName"]!.GetValue<string>()).ToList();
        Assert.Equal(datasets, names.Count);
        Assert.Contains(one, names);
    }

    /// <summary>The files of the other programs are in folders.</summary>
    [Theory]
    [InlineData("PartnerInsights", 20)]
    [InlineData("Marketplace", 9)]
    [InlineData("AppsAndGames", 2)]
    public void Each_program_has_the_shipped_files_of_its_folder(string program, int files)
    {
        Assert.Equal(files, ShippedSchemas.ReadFiles(ServiceProgram.All.Single(p => p.Name == program)).Count());
        Assert.All(typeof(ShippedSchemas).Assembly.GetManifestResourceNames(), name => Assert.DoesNotContain('\\', name));
    }

    /// <summary>Each dataset can be queried by all its names and date ranges, and each published system query runs.</summary>
    [Theory]
    [InlineData(LocalServiceProgram.PartnerInsights)]
    [InlineData(LocalServiceProgram.Marketplace)]
    [InlineData(LocalServiceProgram.AppsAndGames)]
    public async Task Every_column_date_range_and_system_query_of_the_program_works(LocalServiceProgram program)
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { Program = program, RowsPerDataset = 20 });
        foreach (var dataset in (await service.GetAsync("ScheduledDataset"))["value"]!.AsArray())
        {
            var names = Names(dataset!, "selectableColumns").Concat(Names(dataset!, "availableMetrics"));
            foreach (var range in Names(dataset!, "availableDateRanges"))
            {
                await service.TestAsync($"SELECT {string.Join(", ", names)} FROM {dataset!["datasetName"]} TIMESPAN {range}");
            }
        }

        foreach (var query in (await service.GetAsync("ScheduledQueries"))["value"]!.AsArray())
        {
            await service.GetAsync("ScheduledQueries/testQueryResult?queryId=" + query!["queryId"]);
        }

        static IEnumerable<string> Names(JsonNode dataset, string list) => dataset[list]!.AsArray().Select(name => name!.GetValue<string>());
    }

    [Theory]
    [InlineData(LocalServiceProgram.PartnerInsights, "DynamicsUsage", "SubscriptionId", 2161, "recurrence interval must be between 4 and 2160")]
    [InlineData(LocalServiceProgram.Marketplace, "ISVUsage", "OfferName", 91, "recurrence interval must be between 1 and 90")]
    [InlineData(LocalServiceProgram.Marketplace, "ISVUsage", "OfferName", 3, "recurrence interval 3 is below ISVUsage's minimum of 4 hours")]
    public async Task Intervals_have_the_bounds_of_the_program_and_of_the_dataset(LocalServiceProgram program, string dataset, string column, int hours, string message)
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { Program = program, RowsPerDataset = 5 });
        var query = await service.PostAsync("ScheduledQueries", new() { ["Name"] = "q", ["Query"] = $"SELECT {column} FROM {dataset}" });

        var refused = await service.PostAsync(
            "ScheduledReport",
            new()
            {
                ["ReportName"] = "r",
                ["QueryId"] = query["value"]![0]!["queryId"]!.GetValue<string>(),
                ["StartTime"] = service.Time.GetUtcNow().AddHours(5).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
                ["RecurrenceInterval"] = hours,
            },
            HttpStatusCode.BadRequest);

        Assert.Contains(message, refused["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    /// <summary>An execution can have the status <c>Failed</c> in each program, so a request can name it in each.</summary>
    [Theory]
    [InlineData(LocalServiceProgram.PartnerInsights)]
    [InlineData(LocalServiceProgram.Marketplace)]
    [InlineData(LocalServiceProgram.AppsAndGames)]
    public async Task The_statuses_of_executions_can_be_requested_and_no_others(LocalServiceProgram program)
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { Program = program, Datasets = TestDatasets.All });
        var report = await service.CreateReportAsync("SELECT Note FROM Seats");
        service.Time.Advance(TimeSpan.FromHours(1));

        await service.GetAsync($"ScheduledReport/execution/{report}?executionStatus=Pending;Running;Paused;Completed;Failed");
        var refused = await service.GetAsync($"ScheduledReport/execution/{report}?executionStatus=Completed;4", HttpStatusCode.BadRequest);

        Assert.Equal("requested value '4' not found", (string?)refused["message"]);
    }

    [Theory]
    [InlineData(LocalServiceProgram.PartnerInsights, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(LocalServiceProgram.Marketplace, HttpStatusCode.Unauthorized, HttpStatusCode.OK)]
    [InlineData(LocalServiceProgram.AppsAndGames, HttpStatusCode.Unauthorized, HttpStatusCode.OK)]
    public async Task A_program_accepts_either_users_or_applications(LocalServiceProgram program, HttpStatusCode forUser, HttpStatusCode forApplication)
    {
        var known = new LocalAuthorityOptions();
        await using var authority = await LocalAuthority.StartAsync(known, TestService.Cancel);
        await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Program = program, Authority = authority, RowsPerDataset = 1 }, TestService.Cancel);
        using var http = new HttpClient();

        async Task<HttpStatusCode> RequestAsync(params (string Name, string Value)[] grant)
        {
            using var form = new FormUrlEncodedContent([
                new("client_id", "33333333-4444-5555-6666-777777777777"),
                new("client_secret", known.ClientSecret),
                new("resource", "https://api.partnercenter.microsoft.com"),
                .. grant.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            ]);
            using var tokens = await http.PostAsync(new Uri(authority.Address, $"{known.TenantId}/oauth2/token"), form, TestService.Cancel);
            var token = JsonNode.Parse(await tokens.Content.ReadAsStringAsync(TestService.Cancel))!["access_token"]!.GetValue<string>();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service.BaseAddress, "ScheduledDataset")) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
            using var response = await http.SendAsync(request, TestService.Cancel);
            return response.StatusCode;
        }

        Assert.Equal(forApplication, await RequestAsync(("grant_type", "client_credentials")));
        Assert.Equal(forUser, await RequestAsync(("grant_type", "password"), ("username", known.UserName), ("password", known.Password)));
    }
}
