namespace Insights.Typed.Client.Items;

/// <summary>A query or report that is created under a unique name and deleted again.</summary>
internal sealed class ManagedResource<T>(IdempotentCreation<T> creation, Func<T, string> getId, Func<string, CancellationToken, Task> delete)
    where T : InsightsResource
{
    /// <summary>Gets the service's id of the resource; null as long as it is not known.</summary>
    public string? Id { get; private set; }

    public async Task<T> CreateAsync(CancellationToken cancellationToken)
    {
        var item = await creation.CreateAsync(cancellationToken).ConfigureAwait(false);
        Id = getId(item);
        return item;
    }

    /// <summary>Deletes the resource, if it was or may have been created.</summary>
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
