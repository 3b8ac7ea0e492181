using System.Net;
using Insights.Typed.Client.Tests.Operations;

namespace Insights.Typed.Client.Tests.Documented;

/// <summary>HTTP 200 with an error in the envelope results in that error, for every operation.</summary>
public sealed class EnvelopeErrorTests
{
    private static readonly Dictionary<string, Func<InsightsClient, CancellationToken, Task>> Operations = new()
    {
        ["get datasets"] = async (client, token) => await client.GetDatasetsAsync(cancellationToken: token).CountAsync(token),
        ["get queries"] = async (client, token) => await client.GetQueriesAsync(cancellationToken: token).CountAsync(token),
        ["create query"] = (client, token) => client.CreateQueryAsync("q", "SELECT SubscriptionId FROM DynamicsUsage", cancellationToken: token),
        ["delete query"] = (client, token) => client.DeleteQueryAsync("q1", token),
        ["test query"] = async (client, token) => await client.PreviewAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), token).CountAsync(token),
        ["get reports"] = async (client, token) => await client.GetReportsAsync(cancellationToken: token).CountAsync(token),
        ["create report"] = (client, token) => client.CreateReportAsync("q1", OperationCall.Schedule, token),
        ["update report"] = (client, token) => client.UpdateReportAsync("r1", new ReportUpdate { ReportName = "other" }, token),
        ["pause report"] = (client, token) => client.PauseReportAsync("r1", token),
        ["resume report"] = (client, token) => client.ResumeReportAsync("r1", token),
        ["delete report"] = (client, token) => client.DeleteReportAsync("r1", token),
        ["get executions"] = async (client, token) => await client.GetExecutionsAsync("r1", statuses: [ExecutionStatus.Completed], cancellationToken: token).CountAsync(token),
    };

    private static readonly string[] Shapes =
    [
        """{"value":null,"nextLink":null,"totalCount":0,"message":"the reason","statusCode":400,"dataRedacted":false}""",
        """{"value":[],"nextLink":null,"totalCount":0,"message":"the reason","statusCode":400,"dataRedacted":false}""",
        """{"statusCode":400,"message":"the reason"}""",
        """{"StatusCode":400,"Message":"the reason","Value":[]}""",
        """{"message":"the reason","statusCode":"400","value":{}}""",
    ];

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var operation in Operations.Keys)
            {
                for (var shape = 0; shape < Shapes.Length; shape++)
                {
                    cases.Add(operation, shape);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_error_in_the_envelope_is_reported(string operation, int shape)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(Shapes[shape]));
        await using var client = Client(service);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => Operations[operation](client, TestContext.Current.CancellationToken));

        Assert.Equal((HttpStatusCode.BadRequest, "the reason", operation), (error.StatusCode, error.ServiceMessage, error.Operation));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_busy_service_in_the_envelope_is_retried()
    {
        await using var service = await CannedService.StartAsync(
            new CannedResponse("""{"statusCode":503,"message":"busy","value":null}"""), CannedResponse.FromDocumentation(DocumentedResponse.Executions));
        await using var client = Client(service, maxRetries: 1);

        Assert.NotNull(await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_empty_list_can_have_404_in_the_envelope()
    {
        await using var service = await CannedService.StartAsync(
            new CannedResponse("""{"statusCode":404,"message":"No executions have occurred for the given filter conditions","value":null}"""));
        await using var client = Client(service);

        Assert.Null(await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_message_without_a_status_is_reported()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("""{"message":"the reason"}"""));
        await using var client = Client(service);

        var error = await Assert.ThrowsAsync<InsightsException>(() => client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));

        Assert.Contains("The response says \"the reason\".", error.Message, StringComparison.Ordinal);
    }

    private static InsightsClient Client(CannedService service, int maxRetries = 0) => service.CreateClient(options =>
    {
        options.MaxRetries = maxRetries;
        options.TimeProvider = new AutoAdvanceTimeProvider(OperationCall.Now);
        options.RequestTimeout = AutoAdvanceTimeProvider.Never;
    });
}
