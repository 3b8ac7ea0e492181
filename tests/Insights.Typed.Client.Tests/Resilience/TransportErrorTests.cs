namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>Each transport error of .NET: its name in telemetry, and whether it proves that the service has not received a request.</summary>
public sealed class TransportErrorTests
{
    public static TheoryData<HttpRequestError> Errors => [.. Enum.GetValues<HttpRequestError>()];

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_create_request_is_only_repeated_without_a_lookup_if_no_connection_was_made(HttpRequestError error)
    {
        using var handler = new BrokenHandler(error);
        await using var client = CreateClient(handler);

        var exception = await Assert.ThrowsAsync<InsightsException>(() => client.CreateQueryAsync("name", Datasets.DynamicsUsage, cancellationToken: TestContext.Current.CancellationToken));

        Assert.True(exception.IsTransient);
        Assert.Equal(GetName(error), InsightsTelemetry.GetErrorType(exception));
        Assert.Equal(
            error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
                ? ["POST", "POST", "POST"]
                : ["POST", "GET", "GET", "GET"],
            handler.Methods);
    }

    [Fact]
    public async Task A_request_without_a_connection_states_its_operation_its_host_and_the_reason()
    {
        using var handler = new BrokenHandler(HttpRequestError.ConnectionError);
        await using var client = CreateClient(handler);

        var exception = await Assert.ThrowsAsync<InsightsException>(() => client.CheckAccessAsync(TestContext.Current.CancellationToken));

        Assert.Equal("'get datasets' could not reach api.partnercenter.microsoft.com: planted error", exception.Message);
    }

    [Fact]
    public async Task A_request_without_a_response_states_its_operation_and_the_time_limit()
    {
        using var handler = new SilentHandler();
        await using var client = CreateClient(handler, TimeSpan.FromSeconds(30));

        var exception = await Assert.ThrowsAsync<InsightsException>(() => client.CheckAccessAsync(TestContext.Current.CancellationToken));

        Assert.Equal("'get datasets' received no response within 00:00:30.", exception.Message);
        Assert.True(exception.IsTransient);
    }

    private static string GetName(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "name_resolution_error",
        HttpRequestError.ConnectionError => "connection_error",
        HttpRequestError.SecureConnectionError => "secure_connection_error",
        HttpRequestError.HttpProtocolError => "http_protocol_error",
        HttpRequestError.ProxyTunnelError => "proxy_tunnel_error",
        HttpRequestError.InvalidResponse => "invalid_response",
        HttpRequestError.ResponseEnded => "response_ended",
        _ => "network_error",
    };

    private static InsightsClient CreateClient(HttpMessageHandler handler, TimeSpan? timeout = null) => new(
        InsightsCredential.FromToken("planted-token"),
        new InsightsClientOptions
        {
            Handler = handler,
            MaxRetries = 2,
            TimeProvider = new AutoAdvanceTimeProvider(new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero)),
            RequestTimeout = timeout ?? AutoAdvanceTimeProvider.Never,
        });

    private sealed class SilentHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("The wait has no end.");
        }
    }

    private sealed class BrokenHandler(HttpRequestError error) : HttpMessageHandler
    {
        public List<string> Methods { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Methods.Add(request.Method.Method);
            throw new HttpRequestException(error, "planted error");
        }
    }
}
