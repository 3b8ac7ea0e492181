using System.Net;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The end of the command while queries run.</summary>
public sealed class StopTests
{
    private const string Reason = "insights explore is being stopped, and its results are deleted.";

    private static readonly object Query = new { text = "SELECT Product FROM Sales" };

    [Fact]
    public async Task A_query_that_arrives_during_the_end_is_refused_and_no_report_remains()
    {
        await using var service = await StartServiceAsync();
        using var deletions = new HeldRequests(request => request.Method == HttpMethod.Delete);
        await using var page = await ExplorePage.StartAsync(service, handler: deletions);
        await StartRunAsync(page);

        var stopping = page.StopAsync();
        await deletions.WaitForNextAsync();
        var error = await page.PostAsync("/api/runs", Query, HttpStatusCode.Conflict);
        deletions.Release();
        await stopping;

        Assert.Equal(Reason, error.GetProperty("message").GetString());
        Assert.Equal(0, await CountReportsAsync(service));
    }

    [Fact]
    public async Task The_end_waits_for_a_run_that_is_being_deleted()
    {
        await using var service = await StartServiceAsync();
        using var deletions = new HeldRequests(request => request.Method == HttpMethod.Delete);
        await using var page = await ExplorePage.StartAsync(service, handler: deletions);
        var deleted = await StartRunAsync(page);
        var other = await StartRunAsync(page);

        var deleting = page.SendAsync(HttpMethod.Delete, $"/api/runs/{deleted}", HttpStatusCode.NoContent);
        await deletions.WaitForNextAsync();
        Assert.Equal(other, Assert.Single((await page.GetAsync("/api/runs")).GetProperty("runs").EnumerateArray()).GetProperty("id").GetString());

        // The end deletes the other run, so it has begun when that deletion arrives.
        var stopping = page.StopAsync();
        await deletions.WaitForNextAsync();
        Assert.Equal("conflict", (await page.PostAsync("/api/runs", Query, HttpStatusCode.Conflict)).GetProperty("kind").GetString());
        deletions.Release();
        await deleting;
        await stopping;

        Assert.Equal(0, await CountReportsAsync(service));
    }

    [Fact]
    public async Task The_end_completes_the_events_of_a_run()
    {
        await using var service = await StartServiceAsync();
        await using var page = await ExplorePage.StartAsync(service);
        var id = await StartRunAsync(page);
        using var response = await page.SendAsync(HttpMethod.Get, $"/api/runs/{id}/events");

        var stopping = page.StopAsync();
        var events = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await stopping;

        Assert.Contains("event: end\ndata: ", events, StringComparison.Ordinal);
        Assert.EndsWith("\n\n", events, StringComparison.Ordinal);
        Assert.Contains($"\"message\":\"{Reason}\"", events, StringComparison.Ordinal);
        Assert.Contains("\"isDeleted\":true", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_is_the_reason_for_a_preview_without_rows()
    {
        await using var service = await StartServiceAsync();
        using var previews = new HeldRequests(request => request.RequestUri!.AbsolutePath.EndsWith("/testQueryResult", StringComparison.Ordinal));
        await using var page = await ExplorePage.StartAsync(service, handler: previews);
        var preview = page.PostAsync("/api/previews", Query, HttpStatusCode.Conflict);
        await previews.WaitForNextAsync();

        await page.StopAsync();

        Assert.Equal(Reason, (await preview).GetProperty("message").GetString());
    }

    private static Task<Service> StartServiceAsync() =>
        Service.StartAsync(options => (options.TimeProvider, options.QueueTime) = (TimeProvider.System, TimeSpan.FromHours(1)), Service.Sales);

    /// <summary>Starts a run, and waits until the service has its report. Returns its id.</summary>
    private static async Task<string> StartRunAsync(ExplorePage page)
    {
        var id = (await page.PostAsync("/api/runs", Query, HttpStatusCode.Created)).GetProperty("id").GetString()!;
        while ((await page.GetAsync($"/api/runs/{id}")).GetProperty("state").GetString() != "waiting")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken);
        }

        return id;
    }

    private static async Task<int> CountReportsAsync(Service service)
    {
        await using var client = service.Client();
        return await client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Does not send some requests until the test allows it.</summary>
    private sealed class HeldRequests(Func<HttpRequestMessage, bool> isHeld) : DelegatingHandler(new SocketsHttpHandler())
    {
        private readonly SemaphoreSlim arrived = new(0);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task WaitForNextAsync() => arrived.WaitAsync(TestContext.Current.CancellationToken);

        public void Release() => released.SetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (isHeld(request))
            {
                arrived.Release();
                await released.Task.WaitAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
