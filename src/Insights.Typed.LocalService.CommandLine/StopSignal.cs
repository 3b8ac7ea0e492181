using System.Runtime.InteropServices;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>Handles Ctrl+C and the other signals that stop a program, so that it can clean up.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] registrations;

    public StopSignal() => registrations =
        [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    public Task WaitAsync(CancellationToken cancellationToken) => stopped.Task.WaitAsync(cancellationToken);

    public void Dispose() => Array.ForEach(registrations, r => r.Dispose());

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        stopped.TrySetResult();
    }
}
