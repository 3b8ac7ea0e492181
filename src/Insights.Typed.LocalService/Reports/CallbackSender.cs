using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Reports;

/// <summary>
/// Sends the callback of a report when an execution completes. It is the only part of the service that waits for the clock:
/// while a report has a callback, and for each execution if the clock leaps, since that clock leaps to what is waited for.
/// A callback that fails is not retried, because a retry is not documented.
/// </summary>
internal sealed class CallbackSender(EmulatedService service, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>The maximum duration of a timer, which is shorter than that of a schedule.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();

    // A redirect or a proxy could send the request to another machine.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly HashSet<Task> inFlight = [];
    private ITimer? timer;

    private DateTime? NextTime => new[] { service.NextCallbackTime, clock is LeapingTimeProvider ? service.NextCompletedTime : null }.Min();

    /// <summary>Waits for the next completion. Called whenever its time may have changed.</summary>
    public void ScheduleNext()
    {
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
            if (stopping.IsCancellationRequested || NextTime is not { } next)
            {
                return;
            }

            var wait = next - clock.GetUtcNow().UtcDateTime;
            wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > MaxWait ? MaxWait : wait;
            timer = clock.CreateTimer(_ => SendDue(), null, wait, Timeout.InfiniteTimeSpan);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task[] pending;
        lock (gate)
        {
            stopping.Cancel();
            timer?.Dispose();
            pending = [.. inFlight];
        }

        await Task.WhenAll(pending).ConfigureAwait(false);
        http.Dispose();
        stopping.Dispose();
    }

    private void SendDue()
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
            {
                return;
            }

            inFlight.RemoveWhere(t => t.IsCompleted);
            foreach (var report in service.DequeueCallbacks())
            {
                inFlight.Add(SendAsync(CallbackRequest.CreateOrDefault(report)!, stopping.Token));
            }
        }

        ScheduleNext();
    }

    private async Task SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // A receiver that does not listen gets no callback.
            }
        }
    }
}
