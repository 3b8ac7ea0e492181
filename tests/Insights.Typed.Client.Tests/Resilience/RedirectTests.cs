using System.Net;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>Redirected requests, whose token must not be sent to another address.</summary>
public sealed class RedirectTests
{
    private static readonly InsightsQuery<Guid> Ids = Datasets.DynamicsUsage.Select(x => x.SubscriptionId);

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_reported_and_not_followed(int status)
    {
        await using var elsewhere = await CannedService.StartAsync();
        await using var service = await CannedService.StartAsync(
            new CannedResponse("", status) { Location = Local(elsewhere) + "login?state=planted-state" }, new CannedResponse("", status) { Location = "/login" });
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () => await PreviewAsync(client));
        var creation = await Assert.ThrowsAsync<InsightsServiceException>(() => client.CreateQueryAsync("name", Ids, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.Contains($"redirected 'test query' to localhost with {status}", error.Message, StringComparison.Ordinal);
        Assert.Contains("redirected 'create query' to 127.0.0.1", creation.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_custom_handler_that_follows_a_redirect_sends_no_token_and_the_response_is_reported()
    {
        await using var elsewhere = await CannedService.StartAsync(new CannedResponse("<html><title>Sign in</title></html>", 200, "text/html"));
        await using var service = await CannedService.StartAsync(new CannedResponse("", 302) { Location = Local(elsewhere) + "login" });
        using var following = new SocketsHttpHandler();
        await using var client = service.CreateClient(options => options.Handler = following);

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await PreviewAsync(client));

        Assert.Equal("", Assert.Single(elsewhere.Requests).Authorization);
        Assert.Contains("an HTML page (title: Sign in; ", error.Message, StringComparison.Ordinal);
        Assert.Contains("from localhost, to which the request was redirected", error.Message, StringComparison.Ordinal);
    }

    private static string Local(CannedService service) => service.BaseAddress.AbsoluteUri.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    private static async Task PreviewAsync(InsightsClient client) =>
        await client.PreviewAsync(Ids, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
