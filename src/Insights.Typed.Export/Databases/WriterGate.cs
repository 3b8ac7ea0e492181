using System.Collections.Concurrent;

namespace Insights.Typed.Export.Databases;

/// <summary>Lets the writers of this process to one file wait for each other without a thread: the lock of a file database blocks one, or is an error.</summary>
internal static class WriterGate
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits until no other writer has entered.</summary>
    /// <param name="key">The key of the file; null if writers need not wait.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The entry. Dispose of it to let the next writer enter.</returns>
    public static async Task<IDisposable?> EnterAsync(string? key, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return null;
        }

        var gate = Gates.GetOrAdd(key, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Entry(gate);
    }

    private sealed class Entry(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
