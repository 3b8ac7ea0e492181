namespace Insights.Typed.Tool.Export.Passes;

/// <summary>Sends the requests of one account at a limited rate: each waits for its turn, and the turns have the same distance.</summary>
internal sealed class RequestPacer : HttpMessageHandler
{
    /// <summary>The client's time limit of a request, from which a handler can leave out its wait.</summary>
    private static readonly HttpRequestOptionsKey<Action<bool>> SuspendTimeLimit = new("Insights.Typed.SuspendTimeLimit");

    private readonly HttpMessageInvoker inner;
    private readonly TimeSpan distance;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>The earliest time of the next turn, as a timestamp: the clock can be set back. Only the holder of the gate uses it.</summary>
    private long next;

    /// <param name="inner">The handler, which stays open; null for a new one.</param>
    /// <param name="requestsPerMinute">The limit.</param>
    /// <param name="time">The clock.</param>
    private RequestPacer(HttpMessageHandler? inner, int requestsPerMinute, TimeProvider time)
    {
        this.inner = new HttpMessageInvoker(inner ?? InsightsClientOptions.CreateDefaultHandler(), disposeHandler: inner is null);
        distance = TimeSpan.FromMinutes(1) / requestsPerMinute;
        this.time = time;
        next = time.GetTimestamp();
    }

    /// <summary>Limits the rate of a client that is not created yet.</summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="requestsPerMinute">The limit.</param>
    public static RequestPacer AddTo(InsightsClientOptions options, int requestsPerMinute)
    {
        var pacer = new RequestPacer(options.Handler, requestsPerMinute, options.TimeProvider);
        options.Handler = pacer;
        return pacer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var suspend = request.Options.TryGetValue(SuspendTimeLimit, out var found) ? found : null;
        suspend?.Invoke(true);
        try
        {
            await WaitForTurnAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            suspend?.Invoke(false);
        }

        return await inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            gate.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Waits for a turn, in the order of the calls. A wait that is canceled uses no turn.</summary>
    private async Task WaitForTurnAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = time.GetTimestamp();
            var turn = Math.Max(next, now);
            if (turn > now)
            {
                await Task.Delay(time.GetElapsedTime(now, turn), time, cancellationToken).ConfigureAwait(false);
            }

            next = turn + (distance.Ticks * time.TimestampFrequency / TimeSpan.TicksPerSecond);
        }
        finally
        {
            gate.Release();
        }
    }
}
