using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Readme;

/// <summary>The examples of the local service's own README, as they stand there.</summary>
internal static class LocalServiceExamples
{
    public static async Task<List<string>> InATestAsync()
    {
#pragma warning disable format
        // <readme>
await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 4, RowsPerDataset = 100 });
await using var insights = new InsightsClient(service.BaseAddress, InsightsCredential.FromToken(service.AccessToken));

var subscriptions = await insights.PreviewAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId)).ToListAsync();
        // </readme>
#pragma warning restore format
        return [.. subscriptions.Select(s => $"{s}")];
    }

    public static void Faults(InsightsLocalService service)
    {
#pragma warning disable format
        // <readme>
service.Faults.Add(LocalServiceOperation.ListDatasets, LocalServiceFault.Throttled(TimeSpan.FromSeconds(5)));
service.Faults.Add(LocalServiceOperation.Download, LocalServiceFault.CutAfter(1000), times: 3);
        // </readme>
#pragma warning restore format
    }

    /// <summary>The status that the service answers with to a token from the authority.</summary>
    public static async Task<System.Net.HttpStatusCode> SignInAsync()
    {
#pragma warning disable format
        // <readme>
await using var authority = await LocalAuthority.StartAsync();
await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Authority = authority });
using var handler = authority.CreateHandler();
        // </readme>
#pragma warning restore format
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
        using var answer = await http.PostAsync($"https://login.microsoftonline.com/{known.TenantId}/oauth2/token", form);
        var token = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!;
        using var api = new HttpClient { BaseAddress = service.BaseAddress };
        api.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var datasets = await api.GetAsync("ScheduledDataset");
        return datasets.StatusCode;
    }
}
