using System.Net;
using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Documented;

public sealed class ErrorTests
{
    [Fact]
    public async Task A_refusal_tells_the_operation_the_reason_and_the_query()
    {
        await using var service = await CannedService.StartAsync(Answer.Refusal(400, "incorrect column name: Seatz"));
        await using var client = service.Client();

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () => await PreviewAsync(client));

        Assert.Equal(HttpStatusCode.BadRequest, error.Status);
        Assert.Equal("incorrect column name: Seatz", error.Reason);
        Assert.Equal("test query", error.Operation);
        Assert.Equal("SELECT SubscriptionId FROM DynamicsUsage", error.QueryText);
        Assert.Equal(
            "The service refused 'test query' with 400 BadRequest and \"incorrect column name: Seatz\". The query: SELECT SubscriptionId FROM DynamicsUsage",
            error.Message);
    }

    [Theory]
    [InlineData("<html><body>Bad gateway</body></html>", "text/html", "text/html")]
    [InlineData("", "application/json", "an empty answer")]
    [InlineData("""{"message":"cut o""", "application/json", "application/json")]
    [InlineData("[1]", "application/json", "application/json")]
    public async Task A_refusal_without_a_reason_is_told_for_what_it_is(string body, string type, string told)
    {
        await using var service = await CannedService.StartAsync(new Answer(body, 502, type));
        await using var client = service.Client();

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () => await PreviewAsync(client));

        Assert.Equal(HttpStatusCode.BadGateway, error.Status);
        Assert.Null(error.Reason);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("")]
    [InlineData("""{"value":[{"SubscriptionId":"251DE3D4-8868-40""")]
    [InlineData("""{"message":"fine"}""")]
    [InlineData("null")]
    public async Task A_success_that_is_no_answer_is_an_error(string body)
    {
        await using var service = await CannedService.StartAsync(new Answer(body));
        await using var client = service.Client();

        await Assert.ThrowsAnyAsync<InsightsException>(async () => await PreviewAsync(client));
    }

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"value":[]}""")]
    [InlineData("""{"value":[null]}""")]
    [InlineData("""{"value":[{"name":"without an id"}]}""")]
    [InlineData("""{"value":[{"queryId":null}]}""")]
    public async Task A_created_query_without_an_id_is_an_error(string body)
    {
        await using var service = await CannedService.StartAsync(new Answer(body));
        await using var client = service.Client();

        var error = await Assert.ThrowsAsync<InsightsException>(() =>
            client.CreateQueryAsync("name", Datasets.DynamicsUsage, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("create query", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_execution_there_is_none_but_an_unknown_report_is_an_error()
    {
        await using var service = await CannedService.StartAsync(
            Answer.Refusal(404, "No executions have occurred for the given filter conditions"),
            Answer.Refusal(404, "no item found with given filters"));
        await using var client = service.Client();

        Assert.Null(await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));
        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, error.Status);
    }

    [Fact]
    public async Task No_service_at_the_address_is_told_with_the_host()
    {
        var service = await CannedService.StartAsync();
        await using var client = service.Client();
        await service.DisposeAsync();

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await PreviewAsync(client));

        Assert.Contains("'test query' did not get through to 127.0.0.1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.com/insights/")]
    [InlineData("ftp://127.0.0.1/")]
    public void A_token_is_not_sent_in_the_clear(string address) =>
        Assert.Throws<ArgumentException>(() => new InsightsClient(new Uri(address), InsightsCredential.FromToken("t")));

    private static async Task PreviewAsync(InsightsClient client) =>
        await client.PreviewAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
}
