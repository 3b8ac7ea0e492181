using System.Runtime.InteropServices;

namespace Insights.Typed.Tool;

/// <summary>
/// Handles Ctrl+C and the other signals that stop a program. After the first one, the tool deletes what it created on the
/// service; a second one ends it.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignal() => registrations =
        [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        Array.ForEach(registrations, registration => registration.Dispose());
        stop.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    }
}
