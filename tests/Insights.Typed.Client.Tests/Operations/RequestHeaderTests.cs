namespace Insights.Typed.Client.Tests.Operations;

/// <summary>The headers of a request with a body.</summary>
public sealed class RequestHeaderTests
{
    [Fact]
    public async Task A_request_states_its_program_its_token_its_content_and_the_accepted_compression()
    {
        var request = await OperationCall.SentAsync(
            (client, cancel) => client.CreateQueryAsync("n", "SELECT SubscriptionId FROM DynamicsUsage", cancellationToken: cancel), CannedResponse.FromDocumentation(DocumentedResponse.CreatedQuery));

        Assert.Equal("Bearer planted-token", request.Authorization);
        Assert.Equal("application/json", request.Header("Content-Type"));
        Assert.Equal("gzip, deflate", request.Header("Accept-Encoding"));
        Assert.Equal($"Insights.Typed/{typeof(InsightsClient).Assembly.GetName().Version!.ToString(3)}", request.Header("User-Agent"));
    }
}
