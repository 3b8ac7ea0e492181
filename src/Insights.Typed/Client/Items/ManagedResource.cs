namespace Insights.Typed.Client.Items;

/// <summary>A query or report that is created under a name of its own, and deleted again.</summary>
internal sealed class ManagedResource<T>(IdempotentCreation<T> creation, Func<T, string> getId, Func<string, CancellationToken, Task> delete)
    where T : InsightsResource
{
    /// <summary>The service's id for it; null as long as that is not known.</summary>
    public string? Id { get; private set; }

    public async Task<T> CreateAsync(CancellationToken cancellationToken)
    {
        var item = await creation.CreateAsync(cancellationToken).ConfigureAwait(false);
        Id = getId(item);
        return item;
    }

    /// <summary>Deletes what was created, or may have been.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        if (await creation.FindAsync(cancellationToken).ConfigureAwait(false) is not { } item)
        {
            return;
        }

        Id = getId(item);
        await DeletionTask.IgnoreNotFoundAsync(delete(Id, cancellationToken)).ConfigureAwait(false);
    }
}
