using Insights.Typed.Errors;

namespace Insights.Typed.Tokens.Stored;

/// <summary>Wraps a user's token store: its exceptions become exceptions that name the failed action.</summary>
internal sealed class GuardedTokenStore(InsightsTokenStore store)
{
    public ValueTask<TokenStoreEntry?> ReadAsync(CancellationToken cancellationToken) =>
        RunAsync("read", static (store, _, cancellationToken) => store.ReadAsync(cancellationToken), 0, cancellationToken);

    public ValueTask<bool> TryWriteAsync(SignInDocument document, string? expectedVersion, CancellationToken cancellationToken) => RunAsync(
        "written",
        static (store, state, cancellationToken) => store.TryWriteAsync(state.Content, state.Version, cancellationToken),
        (Content: document.ToBytes(), Version: expectedVersion),
        cancellationToken);

    public ValueTask<IAsyncDisposable?> LockAsync(CancellationToken cancellationToken) =>
        RunAsync("locked", static (store, _, cancellationToken) => store.LockAsync(cancellationToken), 0, cancellationToken);

    private async ValueTask<TResult> RunAsync<TState, TResult>(
        string action, Func<InsightsTokenStore, TState, CancellationToken, ValueTask<TResult>> run, TState state, CancellationToken cancellationToken)
    {
        try
        {
            return await run(store, state, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new InsightsException($"The token store ({store}) could not be {action}: {exception.Message}", exception)
            {
                Failure = FailureClassifier.FromToken(exception),
            };
        }
    }
}
