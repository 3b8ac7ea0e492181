using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Reports;

/// <summary>
/// Tells whoever a report names when an execution completes. It is the only part of the service that waits for the clock,
/// and only while there is a report with a callback. A callback that fails is not repeated; nothing documents that it would.
/// </summary>
internal sealed class CallbackSender(EmulatedService service, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Timers cannot wait as long as schedules can.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();

    // A redirect or a proxy could lead off this machine.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly HashSet<Task> inFlight = [];
    private ITimer? timer;

    /// <summary>Waits for the next completion; to be called whenever that may have changed.</summary>
    public void ScheduleNext()
    {
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
            if (stopping.IsCancellationRequested || service.NextCallbackTime is not { } next)
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
                // Whoever does not listen is not told.
            }
        }
    }
}
