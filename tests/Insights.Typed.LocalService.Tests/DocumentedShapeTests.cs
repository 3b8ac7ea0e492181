using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests;

/// <summary>Every response has the properties, the letter case and the value kinds of the documented one.</summary>
public sealed class DocumentedShapeTests
{
    [Fact]
    public async Task Datasets()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions());
        var all = await service.GetAsync("ScheduledDataset");
        Assert.Equal(20, (int)all["totalCount"]!);

        var one = await service.GetAsync("ScheduledDataset?datasetName=dynamicsusage");
        AssertSameShape(DocumentedResponse.Datasets, one);
        Assert.True(
            JsonNode.DeepEquals(Documented(DocumentedResponse.Datasets), one),
            $"The dataset of the published article must stay as the article shows it. The response is {one}.");
    }

    [Fact]
    public async Task Creating_a_query()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions());
        var response = await service.PostAsync("ScheduledQueries", new JsonObject
        {
            ["Name"] = "SubscriptionId Dynamics",
            ["Description"] = "List of Subscription Id from DynamicsUsage",
            ["Query"] = "SELECT SubscriptionId from DynamicsUsage",
        });
        AssertSameShape(DocumentedResponse.CreatedQuery, response);
        Assert.Equal("userDefined", (string?)response["value"]![0]!["type"]);
        Assert.Equal("2024-05-17T09:30:00Z", (string?)response["value"]![0]!["createdTime"]);
    }

    [Fact]
    public async Task Testing_a_query()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions());
        var response = await service.TestAsync("SELECT SubscriptionId from DynamicsUsage");
        AssertSameShape(DocumentedResponse.Preview, response);
        Assert.Equal(100, (int)response["totalCount"]!);
        Assert.Equal(100, response["value"]!.AsArray().Count);
    }

    [Fact]
    public async Task Creating_a_report_and_its_execution()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions());
        var response = await service.PostAsync("ScheduledReport", new JsonObject
        {
            ["ReportName"] = "DynamicsUsage Subscription ID Report",
            ["Description"] = "Report for getting list of Subscription Id for Dynamics Usage",
            ["QueryId"] = await service.CreateQueryAsync("SELECT SubscriptionId from DynamicsUsage"),
            ["StartTime"] = "2024-05-18T18:41:00Z",
            ["RecurrenceInterval"] = 48,
            ["RecurrenceCount"] = 20,
            ["Format"] = "CSV",
            ["CallbackUrl"] = "https://<SampleCallbackUrl>",
            ["CallbackMethod"] = "GET",
        });
        AssertSameShape(DocumentedResponse.CreatedReport, response);

        service.Time.Now = new DateTime(2024, 5, 18, 18, 41, 0, DateTimeKind.Utc);
        var id = (string)response["value"]![0]!["reportId"]!;
        var execution = await service.GetAsync($"ScheduledReport/execution/{id}?executionStatus=Pending");

        // The documented report has a callback, but its execution has none; the documentation does not say which is the rule.
        execution["value"]![0]!["callbackUrl"] = null;
        execution["value"]![0]!["CallbackMethod"] = null;
        AssertSameShape(DocumentedResponse.Executions, execution);
    }

    [Fact]
    public async Task Lists_and_deletions_have_the_shape_of_what_was_created()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.CreateReportAsync("SELECT Note FROM Seats");
        var list = await service.GetAsync($"ScheduledReport?reportId={report}&reportName=r");
        var query = (string)list["value"]![0]!["queryId"]!;
        var queries = await service.GetAsync($"ScheduledQueries?queryId={query}&queryName=q");

        Assert.Equal(Names(Documented(DocumentedResponse.CreatedReport)["value"]![0]!), Names(list["value"]![0]!));
        Assert.Equal(Names(Documented(DocumentedResponse.CreatedQuery)["value"]![0]!), Names(queries["value"]![0]!));
        Assert.True(JsonNode.DeepEquals(list["value"], (await service.SendAsync(HttpMethod.Delete, $"ScheduledReport/{report}"))["value"]));
        Assert.True(JsonNode.DeepEquals(queries["value"], (await service.SendAsync(HttpMethod.Delete, $"ScheduledQueries/{query}"))["value"]));
        Assert.Empty((await service.GetAsync("ScheduledReport"))["value"]!.AsArray());
    }

    private static JsonObject Documented(string name) => JsonNode.Parse(DocumentedResponse.ReadText(name))!.AsObject();

    private static void AssertSameShape(string name, JsonObject response)
    {
        var documented = Documented(name);
        Assert.Equal(Shape(documented, "$"), Shape(response, "$"));
        Assert.Equal((string?)documented["message"], (string?)response["message"]);
    }

    private static List<string> Names(JsonNode node) => [.. node.AsObject().Select(p => p.Key)];

    /// <summary>The path and kind of every property, in order; the first element of an array represents all.</summary>
    private static List<string> Shape(JsonNode? node, string path) => node switch
    {
        JsonObject o => [.. o.SelectMany(p => Shape(p.Value, $"{path}.{p.Key}"))],
        JsonArray a => a.Count == 0 ? [$"{path}[]"] : Shape(a[0], $"{path}[]"),
        null => [$"{path}: null"],
        _ => [$"{path}: {(node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? "bool" : node.GetValueKind().ToString())}"],
    };
}
