namespace Insights.Typed;

/// <summary>
/// Where the sign-in of a person is kept between runs, for <see cref="InsightsCredential.FromStore"/>: a few kilobytes that
/// change each time a token is renewed. Derive from it to keep them elsewhere; three methods are enough.
/// </summary>
/// <remarks>
/// <para>
/// The content is a secret: it opens the account. Keep it encrypted. Any number of processes may share a store. Each reads
/// the content with its version, and writes only in place of the version that it has read, so that no process overwrites what
/// another one renewed meanwhile.
/// </para>
/// <para>
/// What a method throws ends the request for a token, with an <see cref="InsightsException"/> around it. An
/// <see cref="HttpRequestException"/> and a <see cref="TimeoutException"/> are retried by the client; anything else is not.
/// </para>
/// </remarks>
public abstract class InsightsTokenStore
{
    /// <summary>Reads the content.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The content and its version; null where the store is empty.</returns>
    public abstract ValueTask<TokenStoreEntry?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes the content where the store still has a version.</summary>
    /// <param name="content">The content.</param>
    /// <param name="expectedVersion">The version to replace; null where the store has to be empty.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>Whether it was written; false where the store has another version meanwhile.</returns>
    public abstract ValueTask<bool> TryWriteAsync(ReadOnlyMemory<byte> content, string? expectedVersion, CancellationToken cancellationToken);

    /// <summary>Deletes the content, as <c>insights logout</c> does. An empty store stays as it is.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public abstract ValueTask DeleteAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits until no other process renews a token in this store. Optional: without it two processes can renew at the same
    /// time, and the later one adopts what the earlier one has written.
    /// </summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>Ends the lock when it is disposed; null for a store without a lock.</returns>
    public virtual ValueTask<IAsyncDisposable?> LockAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IAsyncDisposable?>(null);
}
