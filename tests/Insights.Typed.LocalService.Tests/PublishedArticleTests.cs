using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests;

/// <summary>The requests of the published article about the first API call, unchanged, from the token to the file.</summary>
public sealed class PublishedArticleTests
{
    private static readonly string[] Documented = ["token_type", "expires_in", "ext_expires_in", "expires_on", "not_before", "resource"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("X-AadUserTicket", "")]
    public async Task Every_request_of_the_article_works(string header, string scheme)
    {
        var time = new ManualTimeProvider { Now = new DateTime(2021, 3, 31, 8, 15, 15, DateTimeKind.Utc) };
        await using var authority = await LocalAuthority.StartAsync(new LocalAuthorityOptions { TimeProvider = time }, Cancel);
        await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { TimeProvider = time, Authority = authority }, Cancel);
        using var http = new HttpClient();

        var token = await TokenAsync(http, authority);
        Assert.Equal(
            ["Bearer", "3600", "3600", "1617182115", "1617178215", "https://api.partnercenter.microsoft.com"],
            Documented.Select(name => token[name]!.GetValue<string>()));
        using var api = new HttpClient { BaseAddress = service.BaseAddress };
        api.DefaultRequestHeaders.TryAddWithoutValidation(header, scheme + (string?)token["access_token"]);

        var datasets = await SendAsync(api, HttpMethod.Get, "ScheduledDataset");
        Assert.Contains(datasets, d => (string?)d!["datasetName"] == "DynamicsUsage");

        var query = (await SendAsync(api, HttpMethod.Post, "ScheduledQueries", """
            {
              "Name": "SubscriptionId Dynamics ",
              "Description": "List of Subscription Id from DynamicsUsage",
              "Query": "SELECT SubscriptionId from DynamicsUsage "
            }
            """))[0]!;
        Assert.Equal(("SubscriptionId Dynamics", "SELECT SubscriptionId from DynamicsUsage"), ((string?)query["name"], (string?)query["query"]));

        Assert.Equal(100, (await SendAsync(api, HttpMethod.Get, $"ScheduledQueries/testQueryResult?queryId={query["queryId"]}")).Count);

        var report = (await SendAsync(api, HttpMethod.Post, "ScheduledReport", $$"""
            {
              "ReportName": "DynamicsUsage Subscription ID Report",
              "Description": "Report for getting list of Subscription Id for Dynamics Usage",
              "QueryId": "{{query["queryId"]}}",
              "StartTime": "2021-04-01T18:41:00Z",
              "ExecuteNow": false,
              "QueryStartTime": "2021-03-31T18:41:00Z",
              "QueryEndTime": "2021-06-30T18:41:00Z",
              "RecurrenceInterval": 48,
              "RecurrenceCount": 20,
              "Format": "csv",
              "CallbackUrl": "https://<SampleCallbackUrl>",
              "CallbackMethod": "GET"
            }
            """))[0]!;
        var path = $"ScheduledReport/execution/ {report["reportId"]}?getLatestExecution=true";

        var pending = (await SendAsync(api, HttpMethod.Get, path))[0]!;
        Assert.Equal(("Pending", 48, 20), ((string?)pending["executionStatus"], (int)pending["recurrenceInterval"]!, (int)pending["recurrenceCount"]!));
        Assert.Null(pending["reportAccessSecureLink"]);

        time.Now = new DateTime(2021, 4, 1, 18, 42, 0, DateTimeKind.Utc);
        api.DefaultRequestHeaders.Remove(header);
        api.DefaultRequestHeaders.TryAddWithoutValidation(header, scheme + (string?)(await TokenAsync(http, authority))["access_token"]);
        var completed = (await SendAsync(api, HttpMethod.Get, path))[0]!;
        Assert.Equal(("Completed", (string?)pending["executionId"]), ((string?)completed["executionStatus"], (string?)completed["executionId"]));
        Assert.StartsWith("SubscriptionId\r\n", await http.GetStringAsync((string)completed["reportAccessSecureLink"]!, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_execution_of_a_report_that_runs_once_has_numbers_for_its_recurrence()
    {
        await using var service = await TestService.StartAsync();

        var execution = await service.ExecuteAsync("SELECT Note FROM Seats");

        Assert.Equal((0, 0), ((int)execution["recurrenceInterval"]!, (int)execution["recurrenceCount"]!));
    }

    private static async Task<JsonObject> TokenAsync(HttpClient http, LocalAuthority authority)
    {
        var options = new LocalAuthorityOptions();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(authority.Address, options.TenantId + "/oauth2/token"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["resource"] = " https://api.partnercenter.microsoft.com",
                ["client_id"] = "33333333-4444-5555-6666-777777777777",
                ["client_secret"] = options.ClientSecret,
                ["grant_type"] = "password",
                ["scope"] = "openid",
                ["username"] = options.UserName,
                ["password"] = options.Password,
            }),
        };
        request.Headers.Add("return-client-request-id", "true");
        request.Headers.Add("Cookie", "fpc=Ar2GMei7JwdKg4Y4onHrMpvxqd4FAQAAAEhU_tcOAAAA; stsservicecookie=estsfd; x-ms-gateway-slice=estsfd");
        using var response = await http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject();
    }

    private static async Task<JsonArray> SendAsync(HttpClient api, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await api.SendAsync(request, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!["value"]!.AsArray();
    }
}
