using System.Globalization;
using Insights.Typed.Tokens.Stores;

namespace Insights.Typed;

/// <summary>A token store in memory, for tests. Thread-safe: any number of credentials can share it.</summary>
public sealed class MemoryTokenStore : InsightsTokenStore
{
    private readonly Lock gate = new();
    private readonly AsyncLock renewalLock = new();
    private byte[]? content;
    private long version;

    /// <inheritdoc />
    public override ValueTask<TokenStoreEntry?> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return ValueTask.FromResult(content is null ? null : new TokenStoreEntry(content, Version));
        }
    }

    /// <inheritdoc />
    public override ValueTask<bool> TryWriteAsync(ReadOnlyMemory<byte> content, string? expectedVersion, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (expectedVersion != (this.content is null ? null : Version))
            {
                return ValueTask.FromResult(false);
            }

            this.content = content.ToArray();
            version++;
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc />
    public override ValueTask DeleteAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            content = null;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public override async ValueTask<IAsyncDisposable?> LockAsync(CancellationToken cancellationToken) => await renewalLock.WaitAsync(cancellationToken).ConfigureAwait(false);

    private string Version => version.ToString(CultureInfo.InvariantCulture);
}
