using Insights.Typed.Transport;

namespace Insights.Typed.Client.Items;

/// <summary>
/// Creates a resource once. If the response to a creation is lost, the resource is looked up before it is created
/// again, so that a retry never creates two.
/// </summary>
/// <param name="retry">The retry strategy.</param>
/// <param name="description">The description of the resource, for messages.</param>
/// <param name="create">Requests that the service create it, and calls its argument before it sends the request.</param>
/// <param name="find">Looks for the resource, with the time of the request; returns null if the service has none.</param>
internal sealed class IdempotentCreation<T>(ServiceRetry retry, string description, Func<Action, CancellationToken, Task<T>> create, Func<CancellationToken, Task<T?>> find)
    where T : InsightsResource
{
    private bool isPossiblyCreated;
    private T? created;

    public async Task<T> CreateAsync(CancellationToken cancellationToken) =>
        created = await retry.ExecuteUncertainAsync(CreateOrFindAsync, cancellationToken).ConfigureAwait(false);

    /// <summary>Gets the resource that was created, or that may have been created and exists; null if none exists.</summary>
    public async Task<T?> FindAsync(CancellationToken cancellationToken) =>
        created ?? (isPossiblyCreated ? await find(cancellationToken).ConfigureAwait(false) : null);

    /// <summary>Looks up the resource. The lookup retries itself: after its failure the creation is not retried, because its result is unknown.</summary>
    private async Task<T?> FindAfterLostResponseAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await find(cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsException exception) when (!exception.ReportsLostCreation)
        {
            throw CreateException(exception);
        }
    }

    /// <summary>Creates an exception of the same kind, with the same status, that also says what may exist.</summary>
    private InsightsException CreateException(InsightsException lookup)
    {
        var message = $"The response to the creation of {description} was lost, and the client could not find out whether it exists: the service may have created it. {lookup.Message}";
        var failure = lookup.Failure with { IsRetried = true, IsUnprocessed = false };
        return lookup switch
        {
            InsightsServiceException refusal => new InsightsServiceException(message, refusal) { Failure = failure, ReportsLostCreation = true },
            InsightsSignInRequiredException required => new InsightsSignInRequiredException(message, required) { Failure = failure, ReportsLostCreation = true },
            _ => new InsightsException(message, lookup) { Failure = failure, ReportsLostCreation = true },
        };
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
