using System.Globalization;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>After a lost response to a creation, the time of creation decides whether a resource with the same content is the created one.</summary>
public sealed class CreationTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    // Whole seconds in responses and several clocks of the service: 30 seconds are tolerated.
    [Theory]
    [InlineData(5, true)]
    [InlineData(0, true)]
    [InlineData(-30, true)]
    [InlineData(-31, false)]
    public async Task A_resource_from_before_the_request_is_another_one(int seconds, bool isMatch)
    {
        var (service, query) = await CreateAsync($"\"createdTime\":\"{Start.AddSeconds(seconds):yyyy-MM-ddTHH:mm:ssZ}\",");
        await using var _ = service;

        Assert.Equal(isMatch ? "found" : "7d19305c-56db-4edc-b776-428340e3a9c8", (await query).QueryId);
        Assert.Equal(isMatch ? 1 : 2, service.Requests.Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task A_resource_without_a_time_can_be_either()
    {
        var (service, query) = await CreateAsync("");
        await using var _ = service;

        var error = await Assert.ThrowsAsync<InsightsException>(() => query);

        Assert.Contains("has 1 recent resources with this name", error.Message, StringComparison.Ordinal);
        Assert.Equal("create query", error.Operation);
        Assert.Single(service.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task A_resource_with_other_content_is_not_the_created_one()
    {
        var (service, query) = await CreateAsync($"\"createdTime\":\"{Start:yyyy-MM-ddTHH:mm:ssZ}\",", "SELECT Other FROM DynamicsUsage");
        await using var _ = service;

        Assert.Equal("7d19305c-56db-4edc-b776-428340e3a9c8", (await query).QueryId);
    }

    /// <summary>Loses the response to the first request, and then offers one query.</summary>
    private static async Task<(CannedService Service, Task<SavedQuery> Query)> CreateAsync(string createdTime, string? text = null)
    {
        var all = Datasets.DynamicsUsage.Select(x => x.SubscriptionId);
        var found = $$"""{"value":[{"queryId":"found","name":"name",{{createdTime}}"query":"{{text ?? all.ToString()}}","type":"userDefined"}],"nextLink":null,"totalCount":1,"statusCode":200}""";
        var service = await CannedService.StartAsync(
            new CannedResponse("", 500) { RetryAfter = Delay.TotalSeconds.ToString(CultureInfo.InvariantCulture), Date = Start.ToString("R", CultureInfo.InvariantCulture) },
            new CannedResponse(found) { Date = (Start + Delay).ToString("R", CultureInfo.InvariantCulture) },
            CannedResponse.FromDocumentation(DocumentedResponse.CreatedQuery));
        var client = service.CreateClient(options =>
        {
            options.MaxRetries = 3;
            options.TimeProvider = new AutoAdvanceTimeProvider(Start);
            options.RequestTimeout = AutoAdvanceTimeProvider.Never;
        });
        return (service, CreateAsync(client, all));
    }

    private static async Task<SavedQuery> CreateAsync(InsightsClient client, InsightsQuery query)
    {
        await using (client)
        {
            return await client.CreateQueryAsync("name", query, cancellationToken: TestContext.Current.CancellationToken);
        }
    }
}
