using Insights.Typed.Schemas;

namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>A run deletes everything that it created on the service, however it ends.</summary>
public sealed class CleanUpTests
{
    private static readonly InsightsQuery<Guid> Ids = Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => x.SubscriptionId);

    [Fact]
    public async Task Nothing_happens_before_the_first_row_is_requested()
    {
        await using var local = await LocalServiceHost.StartAsync();

        _ = local.Client.RunAsync(Ids, TestContext.Current.CancellationToken);

        Assert.Empty(local.Service.Requests);
    }

    [Fact]
    public async Task A_complete_run_leaves_nothing_on_the_service()
    {
        await using var local = await LocalServiceHost.StartAsync();

        await local.Client.RunAsync(Ids, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);

        Assert.Contains(local.Service.Requests, r => r.Method == "POST");
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_read_that_stops_early_leaves_nothing_on_the_service()
    {
        await using var local = await LocalServiceHost.StartAsync();

        await foreach (var id in local.Client.RunAsync(Ids, TestContext.Current.CancellationToken))
        {
            Assert.NotEqual(Guid.Empty, id);
            break;
        }

        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_cancellation_while_waiting_leaves_nothing_on_the_service()
    {
        using var cancellation = new CancellationTokenSource();
        await using var local = await LocalServiceHost.StartAsync(
            service => service.QueueTime = TimeSpan.FromDays(30),
            client => client.ReportTimeout = TimeSpan.FromDays(365));

        var run = local.Client.RunAsync(Ids, cancellation.Token).CountAsync(CancellationToken.None).AsTask();
        while (!local.Service.Requests.Any(r => r.Path.Contains("execution", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }

        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(cancellation.Token, error.CancellationToken);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task An_error_in_the_projection_leaves_nothing_on_the_service()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => x.AssignedSeats / 0);

        await Assert.ThrowsAsync<DivideByZeroException>(async () =>
            await local.Client.RunAsync(query, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_column_that_the_service_has_dropped_is_its_documented_error()
    {
        await using var local = await LocalServiceHost.StartAsync(service => service.Datasets = [WithoutSubscriptionId()]);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () =>
            await local.Client.RunAsync(Ids, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("incorrect column name", error.ServiceMessage, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("SELECT SubscriptionId FROM DynamicsUsage TIMESPAN LIFETIME", error.QueryText);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_run_waits_for_a_report_that_takes_an_hour()
    {
        await using var local = await LocalServiceHost.StartAsync(service => { service.QueueTime = TimeSpan.FromMinutes(20); service.RunTime = TimeSpan.FromMinutes(40); });

        var count = await local.Client.RunAsync(Ids, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);

        Assert.Equal(300, count);
    }

    [Fact]
    public async Task A_report_that_takes_too_long_is_canceled_and_deleted()
    {
        await using var local = await LocalServiceHost.StartAsync(service => service.RunTime = TimeSpan.FromDays(3));

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await local.Client.RunAsync(Ids, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Contains("was not completed within 04:00:00; its last status was 'Running'", error.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task Without_a_token_nothing_is_created_and_no_further_token_is_requested()
    {
        var credential = new UnavailableCredential();
        await using var local = await LocalServiceHost.StartAsync(credential: credential);

        var run = await Assert.ThrowsAsync<InsightsException>(async () =>
            await local.Client.RunAsync(Ids, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, credential.RequestCount);
        var schedule = await Assert.ThrowsAsync<InsightsException>(() =>
            local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = "Weekly" }, TestContext.Current.CancellationToken));

        Assert.Equal(2, credential.RequestCount);
        Assert.Empty(run.Data);
        Assert.Empty(schedule.Data);
        Assert.Empty(local.Service.Requests);
    }

    [Theory]
    [InlineData(ReportStage.Waiting)]
    [InlineData(ReportStage.CleaningUp)]
    public async Task An_exception_of_the_progress_handler_leaves_nothing_on_the_service(ReportStage from)
    {
        await using var local = await LocalServiceHost.StartAsync();
        var run = new ReportRunOptions { Progress = new FailingProgress(from) };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await local.Client.RunAsync(Ids, run, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal("planted", error.Message);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task An_error_while_closing_a_connection_leaves_nothing_on_the_service()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new FailingDisposeHandler());

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await local.Client.RunAsync(Ids, TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken));

        Assert.Equal("planted", error.Message);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task An_expired_link_is_reported_without_the_link()
    {
        // The link expires as soon as it is issued: the next reading of the clock is after its end.
        await using var local = await LocalServiceHost.StartAsync(service => service.LinkLifetime = TimeSpan.Zero);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () =>
            await local.Client.RunAsync(Ids, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal("download report", error.Operation);
        Assert.DoesNotContain("sig=", error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(local.Service.AccessToken, error.ToString(), StringComparison.Ordinal);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    private static DatasetSchema WithoutSubscriptionId() => SchemaFile.Read(
        "DynamicsUsage.json",
        """{"datasetName":"DynamicsUsage","selectableColumns":["CustomerName"],"availableDateRanges":["LIFETIME"]}""").Datasets[0];

    private sealed class UnavailableCredential : InsightsCredential
    {
        public int RequestCount { get; private set; }

        public override ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
        {
            RequestCount++;
            throw new InsightsException("planted refusal");
        }
    }

    /// <summary>Returns files as streams that throw when they are closed.</summary>
    private sealed class FailingDisposeHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.Query.Contains("sig=", StringComparison.Ordinal))
            {
                var file = response.Content;
                response.Content = new StreamContent(new FailingDisposeStream(await file.ReadAsByteArrayAsync(cancellationToken)));
                foreach (var header in file.Headers)
                {
                    response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
                }
            }

            return response;
        }
    }

    private sealed class FailingDisposeStream(byte[] bytes) : MemoryStream(bytes)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new InvalidOperationException("planted");
        }
    }

    /// <summary>Throws when it receives a progress report of a stage or of any later stage.</summary>
    private sealed class FailingProgress(ReportStage from) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value)
        {
            if (value.Stage >= from)
            {
                throw new InvalidOperationException("planted");
            }
        }
    }
}
