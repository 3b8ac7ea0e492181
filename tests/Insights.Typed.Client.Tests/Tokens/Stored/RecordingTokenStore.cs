using System.Text;

namespace Insights.Typed.Client.Tests.Tokens.Stored;

/// <summary>Wraps a store, and fails, or calls back first, when a test requests it.</summary>
internal sealed class RecordingTokenStore(InsightsTokenStore inner) : InsightsTokenStore
{
    public Exception? WriteError { get; set; }

    public Func<Task>? BeforeWrite { get; init; }

    public bool HasLock { get; init; } = true;

    /// <summary>The written sign-ins.</summary>
    public List<string> Written { get; } = [];

    public override ValueTask<TokenStoreEntry?> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

    public override async ValueTask<bool> TryWriteAsync(ReadOnlyMemory<byte> content, string? expectedVersion, CancellationToken cancellationToken)
    {
        if (WriteError is not null)
        {
            throw WriteError;
        }

        await (BeforeWrite?.Invoke() ?? Task.CompletedTask);
        if (!await inner.TryWriteAsync(content, expectedVersion, cancellationToken))
        {
            return false;
        }

        Written.Add(Encoding.UTF8.GetString(content.Span));
        return true;
    }

    public override ValueTask DeleteAsync(CancellationToken cancellationToken) => inner.DeleteAsync(cancellationToken);

    public override ValueTask<IAsyncDisposable?> LockAsync(CancellationToken cancellationToken) => HasLock ? inner.LockAsync(cancellationToken) : base.LockAsync(cancellationToken);
}
