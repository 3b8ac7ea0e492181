
namespace Insights.Typed.Client.Tests.Documented;

/// <summary>A query that is created from text.</summary>
public sealed class QueryTextTests
{
    [Fact]
    public async Task The_text_is_sent_unchanged()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.FromDocumentation(DocumentedResponse.CreatedQuery));
        await using var client = service.CreateClient();

        var query = await client.CreateQueryAsync(
            "SubscriptionId Dynamics", " SELECT  SubscriptionId from DynamicsUsage ", "List of ids", TestContext.Current.CancellationToken);

        Assert.Equal("7d19305c-56db-4edc-b776-428340e3a9c8", query.QueryId);
        var request = Assert.Single(service.Requests);
        Assert.Equal(("POST", "ScheduledQueries"), (request.Method, request.Path));
        Assert.Equal(
            """{"Name":"SubscriptionId Dynamics","Description":"List of ids","Query":" SELECT  SubscriptionId from DynamicsUsage "}""",
            request.Body);
    }

    [Fact]
    public async Task Overloads_for_text_and_typed_queries_are_unambiguous()
    {
        await using var service = await CannedService.StartAsync(
            CannedResponse.FromDocumentation(DocumentedResponse.CreatedQuery), CannedResponse.FromDocumentation(DocumentedResponse.CreatedQuery), CannedResponse.FromDocumentation(DocumentedResponse.CreatedQuery));
        await using var client = service.CreateClient();
        var typed = Datasets.DynamicsUsage.Select(x => x.SubscriptionId);

        await client.CreateQueryAsync("Text", "SELECT SubscriptionId FROM DynamicsUsage", cancellationToken: TestContext.Current.CancellationToken);
        await client.CreateQueryAsync("Typed", typed, cancellationToken: TestContext.Current.CancellationToken);
        await client.CreateQueryAsync("Text of typed", $"{typed}", null, TestContext.Current.CancellationToken);

        Assert.All(service.Requests, request => Assert.Contains("\"Query\":\"SELECT SubscriptionId FROM DynamicsUsage\"", request.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "SELECT SubscriptionId FROM DynamicsUsage", "name")]
    [InlineData("Name", "", "queryText")]
    [InlineData("Name", " ", "queryText")]
    public async Task An_empty_name_or_text_is_refused_before_anything_is_sent(string name, string text, string parameter)
    {
        await using var service = await CannedService.StartAsync();
        await using var client = service.CreateClient();

        var exception = await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            client.CreateQueryAsync(name, text, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(parameter, exception.ParamName);
        Assert.Empty(service.Requests);
    }
}
