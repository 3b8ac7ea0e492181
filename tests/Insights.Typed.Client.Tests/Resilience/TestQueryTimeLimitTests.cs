using System.Net;
using Insights.Typed.Client.Tests.Harness;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>The service ends a test query after 100 seconds. A second one would take as long, and end in the same way.</summary>
public sealed class TestQueryTimeLimitTests
{
    private const string Advice =
        "The service ends a test query after 100 seconds, so the client does not send it again: use a shorter date range, fewer columns or more conditions, " +
        "or run the query as a report (RunAsync), which has no such limit.";

    private static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly InsightsQuery<Guid> Ids = Datasets.DynamicsUsage.Select(x => x.SubscriptionId);

    private readonly AutoAdvanceTimeProvider time = new(Start);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_test_query_that_lasted_as_long_as_the_service_allows_is_sent_once(HttpStatusCode status)
    {
        using var handler = Respond(TimeSpan.FromSeconds(100), () => StubHandler.Json("{}", status));
        await using var client = CreateClient(handler);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => PreviewAsync(client));

        Assert.Single(handler.Addresses);
        Assert.Equal((status, false), (error.StatusCode, error.IsTransient));
        Assert.Contains(Advice, error.Message, StringComparison.Ordinal);
        Assert.Equal(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), InsightsTelemetry.GetErrorType(error));
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(89, 6)]
    [InlineData(90, 1)]
    [InlineData(120, 1)]
    public async Task A_test_query_that_fails_earlier_is_retried(int seconds, int requests)
    {
        using var handler = Respond(TimeSpan.FromSeconds(seconds), () => StubHandler.Json("{}", HttpStatusCode.ServiceUnavailable));
        await using var client = CreateClient(handler);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => PreviewAsync(client));

        Assert.Equal(requests, handler.Addresses.Count);
        Assert.Equal(requests > 1, error.IsTransient);
        Assert.Equal(requests == 1, error.Message.Contains(Advice, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, null)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 30)]
    public async Task A_busy_service_has_another_reason(HttpStatusCode status, int? retryAfter)
    {
        using var handler = Respond(TimeSpan.FromSeconds(100), () =>
        {
            var response = StubHandler.Json("{}", status);
            response.Headers.RetryAfter = retryAfter is { } delay ? new(TimeSpan.FromSeconds(delay)) : null;
            return response;
        });
        await using var client = CreateClient(handler);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => PreviewAsync(client));

        Assert.Equal((6, true), (handler.Addresses.Count, error.IsTransient));
        Assert.DoesNotContain(Advice, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded, 1)]
    [InlineData(HttpRequestError.ConnectionError, 6)]
    public async Task A_connection_that_is_closed_after_that_time_is_the_end_of_the_test_query(HttpRequestError closed, int requests)
    {
        using var handler = Respond(TimeSpan.FromSeconds(100), () => throw new HttpRequestException(closed, "planted error"));
        await using var client = CreateClient(handler);

        var error = await Assert.ThrowsAsync<InsightsException>(() => PreviewAsync(client));

        Assert.Equal(requests, handler.Addresses.Count);
        Assert.Equal("'test query' could not reach api.partnercenter.microsoft.com: planted error" + (requests == 1 ? ". " + Advice : ""), error.Message);
        Assert.Equal(requests > 1, error.IsTransient);
    }

    /// <summary>The service responds, or closes the connection, when it ends a test query.</summary>
    [Theory]
    [InlineData(120)]
    [InlineData(95)]
    [InlineData(30)]
    public async Task A_test_query_without_a_response_is_retried(int timeoutSeconds)
    {
        using var handler = new SilentHandler();
        await using var client = CreateClient(handler, TimeSpan.FromSeconds(timeoutSeconds));

        var error = await Assert.ThrowsAsync<InsightsException>(() => PreviewAsync(client));

        Assert.Equal((6, true), (handler.Count, error.IsTransient));
        Assert.Equal($"'test query' received no response within {TimeSpan.FromSeconds(timeoutSeconds)}.", error.Message);
    }

    [Fact]
    public async Task A_body_that_stalls_or_breaks_after_that_time_is_retried()
    {
        using var handler = Respond(TimeSpan.FromSeconds(1), () => new(HttpStatusCode.OK) { Content = new LateContent(() => ReadLate(() => throw new IOException("planted error"))) });
        await using var client = CreateClient(handler);

        var error = await Assert.ThrowsAsync<InsightsException>(() => PreviewAsync(client));

        Assert.Equal((6, true), (handler.Addresses.Count, error.IsTransient));
        Assert.DoesNotContain(Advice, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(95, 1)]
    public async Task The_time_in_which_the_body_arrives_does_not_count(int seconds, int requests)
    {
        using var handler = Respond(TimeSpan.FromSeconds(seconds), () => new(HttpStatusCode.ServiceUnavailable) { Content = new LateContent(() => ReadLate(() => "{}"u8.ToArray())) });
        await using var client = CreateClient(handler);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => PreviewAsync(client));

        Assert.Equal((requests, requests > 1), (handler.Addresses.Count, error.IsTransient));
    }

    [Fact]
    public async Task A_wait_of_a_handler_before_the_request_does_not_count()
    {
        using var handler = new StubHandler(request =>
        {
            Assert.True(request.Options.TryGetValue(new HttpRequestOptionsKey<Action<bool>>("Insights.Typed.SuspendTimeLimit"), out var suspend));
            suspend(true);
            time.Advance(TimeSpan.FromMinutes(5));
            suspend(false);
            return StubHandler.Json("{}", HttpStatusCode.ServiceUnavailable);
        });
        await using var client = CreateClient(handler);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => PreviewAsync(client));

        Assert.Equal((6, true), (handler.Addresses.Count, error.IsTransient));
    }

    [Fact]
    public async Task Another_request_that_lasted_as_long_is_retried()
    {
        using var handler = Respond(TimeSpan.FromSeconds(100), () => StubHandler.Json("{}", HttpStatusCode.GatewayTimeout));
        await using var client = CreateClient(handler);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => client.GetDatasetsAsync(cancellationToken: Token).CountAsync(Token).AsTask());

        Assert.Equal((6, true), (handler.Addresses.Count, error.IsTransient));
    }

    [Fact]
    public async Task The_local_service_ends_a_slow_test_query()
    {
        await using var local = await LocalServiceHost.StartAsync();
        local.Service.Faults.Add(InsightsOperation.TestQuery, LocalServiceFault.Delayed(TimeSpan.FromMinutes(3)));

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => PreviewAsync(local.Client));

        Assert.Equal(TimeSpan.FromSeconds(100), local.Time.GetUtcNow() - Start);
        Assert.Contains("\"the test query was not completed within 100 seconds\". " + Advice, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await local.Client.PreviewAsync(Ids, Token).ToListAsync(Token));
    }

    private static Task<int> PreviewAsync(InsightsClient client) => client.PreviewAsync(Ids, Token).CountAsync(Token).AsTask();

    private byte[] ReadLate(Func<byte[]> read)
    {
        time.Advance(TimeSpan.FromMinutes(2));
        return read();
    }

    private StubHandler Respond(TimeSpan after, Func<HttpResponseMessage> respond) => new(_ =>
    {
        time.Advance(after);
        return respond();
    });

    private InsightsClient CreateClient(HttpMessageHandler handler, TimeSpan? timeout = null) => new(
        InsightsCredential.FromToken("planted-token"),
        new InsightsClientOptions
        {
            Handler = handler,
            TimeProvider = time,
            RequestTimeout = timeout ?? AutoAdvanceTimeProvider.Never,
        });

    /// <summary>A body that arrives after the headers.</summary>
    private sealed class LateContent(Func<byte[]> read) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(read()).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class SilentHandler : HttpMessageHandler
    {
        public int Count { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("The wait has no end.");
        }
    }
}
