namespace Insights.Typed;

/// <summary>
/// Stores the sign-in of a person between runs, for <see cref="InsightsCredential.FromStore"/>: a few kilobytes that
/// change each time a token is renewed. Derive from this class to store them elsewhere; override three methods.
/// </summary>
/// <remarks>
/// <para>
/// The content is a secret that gives access to the account. Keep it encrypted. Any number of processes can share a store. Each reads
/// the content with its version, and replaces only the version that it has read, so that no process overwrites what
/// another one renewed in the meantime.
/// </para>
/// <para>
/// An exception of a method ends the request for a token and is wrapped in an <see cref="InsightsException"/>. The client retries after an
/// <see cref="InsightsTokenUnavailableException"/>, an <see cref="HttpRequestException"/>, a <see cref="TimeoutException"/>, and an
/// <see cref="OperationCanceledException"/> that its caller did not cause.
/// </para>
/// </remarks>
public abstract class InsightsTokenStore
{
    /// <summary>Reads the content.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The content and its version; null if the store is empty.</returns>
    public abstract ValueTask<TokenStoreEntry?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes the content if the store still has the expected version.</summary>
    /// <param name="content">The content.</param>
    /// <param name="expectedVersion">The version to replace; null if the store must be empty.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>true if the content was written; false if the store has another version.</returns>
    public abstract ValueTask<bool> TryWriteAsync(ReadOnlyMemory<byte> content, string? expectedVersion, CancellationToken cancellationToken);

    /// <summary>Deletes the content, as <c>insights logout</c> does. An empty store remains empty.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public abstract ValueTask DeleteAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits until no other process renews a token in this store. Optional: without it two processes can renew at the same
    /// time, and the later one adopts what the earlier one has written.
    /// </summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>An object that releases the lock when it is disposed; null for a store without a lock.</returns>
    public virtual ValueTask<IAsyncDisposable?> LockAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IAsyncDisposable?>(null);
}
