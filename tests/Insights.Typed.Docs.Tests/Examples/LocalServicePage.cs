using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using Insights.Typed.Docs.Tests.Pages;
using Insights.Typed.Language;
using Insights.Typed.LocalService;

namespace Insights.Typed.Docs.Tests.Examples;

[ExamplesOf("src/Insights.Typed.LocalService/README.md")]
public sealed class LocalServicePage
{
    [Fact]
    public async Task A_client_of_the_local_service_is_created()
    {
        // <page>
        await using var insights = new InsightsClient(new Uri("http://127.0.0.1:5000/insights/v1/mpn/"), InsightsCredential.FromLogin());
        // </page>
    }

    [Fact]
    public async Task A_test_has_a_separate_service()
    {
        // <page>
        await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 4, RowsPerDataset = 100 });
        await using var insights = new InsightsClient(service.BaseAddress, InsightsCredential.FromToken(service.AccessToken));

        var subscriptions = await insights.PreviewAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId)).ToListAsync();
        // </page>

        Assert.NotEmpty(subscriptions);
    }

    [Fact]
    public async Task A_dataset_changes_while_the_service_runs()
    {
        await using var service = await InsightsLocalService.StartAsync();

        // <page>
        service.ChangeDataset("DynamicsUsage", dataset => dataset with
        {
            Columns = dataset.Columns.Where(column => column.Name != "CustomerMarket").ToEquatableArray(),
        });
        // </page>

        using var api = new HttpClient { BaseAddress = service.BaseAddress };
        api.DefaultRequestHeaders.Authorization = new("Bearer", service.AccessToken);
        Assert.DoesNotContain("\"CustomerMarket\"", await api.GetStringAsync("ScheduledDataset?datasetName=DynamicsUsage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_wait_for_requests()
    {
        await using var service = await InsightsLocalService.StartAsync();

        // <page>
        service.Faults.Add(InsightsOperation.ListDatasets, LocalServiceFault.Throttled(TimeSpan.FromSeconds(5)));
        service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(1000), times: 3);
        // </page>

        Assert.Equal(4, service.Faults.Remaining);
    }

    [Fact]
    public async Task The_service_accepts_a_token_of_the_authority()
    {
        // <page>
        await using var authority = await LocalAuthority.StartAsync();
        await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Authority = authority });
        using var handler = authority.CreateHandler();
        // </page>

        var known = new LocalAuthorityOptions();
        using var http = new HttpClient(handler);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = "any",
            ["client_secret"] = known.ClientSecret,
            ["username"] = known.UserName,
            ["password"] = known.Password,
            ["resource"] = "https://api.partnercenter.microsoft.com",
        });

        // The address that the service documents.
        using var response = await http.PostAsync($"https://login.microsoftonline.com/{known.TenantId}/oauth2/token", form);
        var token = (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!;
        using var api = new HttpClient { BaseAddress = service.BaseAddress };
        api.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var datasets = await api.GetAsync("ScheduledDataset");
        Assert.Equal(HttpStatusCode.OK, datasets.StatusCode);
    }

    [Fact]
    public void Every_fault_is_on_the_page_with_its_command_line_name()
    {
        var page = Page.All["src/Insights.Typed.LocalService/README.md"].Text;
        var faults = typeof(LocalServiceFault).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(m => m.Name);
        var words = typeof(LocalService.CommandLine.ServiceSettings).Assembly.GetType("Insights.Typed.LocalService.CommandLine.FaultNames", throwOnError: true)!
            .GetProperty("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!.ToString()!.Split(", ");

        Assert.All(faults, fault => Assert.Contains($"| `{fault}", page, StringComparison.Ordinal));
        Assert.All(words, word => Assert.Contains($"| `{word}` |", page, StringComparison.Ordinal));
    }
}
