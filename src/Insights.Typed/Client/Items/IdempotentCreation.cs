using Insights.Typed.Transport;

namespace Insights.Typed.Client.Items;

/// <summary>
/// Creates something once. Where the answer to a creation got lost, what was created is looked up before it is created
/// again, so that a retry never leaves two.
/// </summary>
/// <param name="retry">When to try again.</param>
/// <param name="create">Requests that the service create it, and calls its argument before it sends the request.</param>
/// <param name="find">Looks for it, knowing when it was asked for; null where the service has none.</param>
internal sealed class IdempotentCreation<T>(ServiceRetry retry, Func<Action, CancellationToken, Task<T>> create, Func<CancellationToken, Task<T?>> find)
    where T : InsightsResource
{
    private bool isPossiblyCreated;
    private T? created;

    public async Task<T> CreateAsync(CancellationToken cancellationToken) =>
        created = await retry.ExecuteUncertainAsync(CreateOrFindAsync, cancellationToken).ConfigureAwait(false);

    /// <summary>What was created, or may have been and is there; null where nothing is.</summary>
    public async Task<T?> FindAsync(CancellationToken cancellationToken) =>
        created ?? (isPossiblyCreated ? await find(cancellationToken).ConfigureAwait(false) : null);

    /// <summary>It has been tried again already when it fails: no reason to try the creation again, not knowing.</summary>
    private async Task<T?> FindAfterLostResponseAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await find(cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsException exception) when (exception.IsTransient)
        {
            throw new InsightsException($"The answer to a creation got lost, and whether anything was created could not be found out. {exception.Message}", exception)
            {
                Failure = exception.Failure with { IsRetried = true, IsUnprocessed = false },
            };
        }
    }

    private async ValueTask<T> CreateOrFindAsync(CancellationToken cancellationToken)
    {
        if (isPossiblyCreated && await FindAfterLostResponseAsync(cancellationToken).ConfigureAwait(false) is { } existing)
        {
            return existing;
        }

        try
        {
            return await create(() => isPossiblyCreated = true, cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsException exception) when (exception.Failure.IsUnprocessed)
        {
            isPossiblyCreated = false;
            throw;
        }
    }
}
