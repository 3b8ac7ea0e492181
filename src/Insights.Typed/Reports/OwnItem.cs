using System.Net;

namespace Insights.Typed.Reports;

/// <summary>
/// A query or report that a run creates under a name of its own. Created once: where the answer to its creation got
/// lost, it is looked up by that name before it is created again or given up.
/// </summary>
internal sealed class OwnItem(
    ServiceRetry retry,
    Func<CancellationToken, Task<string>> create,
    Func<CancellationToken, ValueTask<string?>> find,
    Func<string, CancellationToken, Task> delete)
{
    private bool mayExist;

    /// <summary>The service's id for it; null before it is created.</summary>
    public string? Id { get; private set; }

    public async Task<string> CreateAsync(CancellationToken cancellationToken) =>
        Id = await retry.ExecuteUncertainAsync(CreateOrFindAsync, cancellationToken).ConfigureAwait(false);

    /// <summary>Deletes what was created, or may have been.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        if (!mayExist || (Id ??= await find(cancellationToken).ConfigureAwait(false)) is not { } id)
        {
            return;
        }

        try
        {
            await delete(id, cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsServiceException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            // Gone is what was wanted: a deletion whose answer got lost has been sent again.
        }
    }

    private async ValueTask<string> CreateOrFindAsync(CancellationToken cancellationToken)
    {
        if (mayExist && await find(cancellationToken).ConfigureAwait(false) is { } existing)
        {
            return existing;
        }

        mayExist = true;
        try
        {
            return await create(cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsServiceException exception) when (!ServiceRetry.MayHaveBeenTaken(exception))
        {
            mayExist = false;
            throw;
        }
    }
}
