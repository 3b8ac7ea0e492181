namespace Insights.Typed.Tokens.Stores;

/// <summary>An asynchronous lock.</summary>
#pragma warning disable CA1001 // The semaphore requires no disposal if its wait handle is not used.
internal sealed class AsyncLock
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim semaphore = new(1);

    /// <returns>An object that releases the lock when it is disposed.</returns>
    public async ValueTask<IAsyncDisposable> WaitAsync(CancellationToken cancellationToken)
    {
        await semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Releaser(semaphore);
    }

    private sealed class Releaser(SemaphoreSlim semaphore) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            semaphore.Release();
            return ValueTask.CompletedTask;
        }
    }
}
