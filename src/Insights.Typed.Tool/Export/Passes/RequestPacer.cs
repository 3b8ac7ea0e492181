namespace Insights.Typed.Tool.Export.Passes;

/// <summary>Sends the requests of one account at a limited rate: each waits for its turn, and the turns have the same distance.</summary>
internal sealed class RequestPacer : HttpMessageHandler
{
    private readonly HttpMessageInvoker inner;
    private readonly TimeSpan distance;
    private readonly TimeProvider time;
    private readonly Lock sync = new();
    private DateTimeOffset next;

    /// <param name="inner">The handler, which stays open; null for a new one.</param>
    /// <param name="requestsPerMinute">The limit.</param>
    /// <param name="time">The clock.</param>
    public RequestPacer(HttpMessageHandler? inner, int requestsPerMinute, TimeProvider time)
    {
        // The client follows redirects itself.
        this.inner = new HttpMessageInvoker(inner ?? new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }, disposeHandler: inner is null);
        distance = TimeSpan.FromMinutes(1) / requestsPerMinute;
        this.time = time;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (TakeTurn() is var delay && delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        }

        return await inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Gets the time until the turn of the next request.</summary>
    private TimeSpan TakeTurn()
    {
        lock (sync)
        {
            var now = time.GetUtcNow();
            var turn = next > now ? next : now;
            next = turn + distance;
            return turn - now;
        }
    }
}
