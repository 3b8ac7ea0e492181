namespace Insights.Typed.Client.Items;

/// <summary>
/// Finds the resource that a request has just created, if its name is not unique. It compares times of the service's
/// clock, because the user's clock can be wrong by more than the time of a retry.
/// </summary>
internal static class CreatedResourceMatcher
{
    /// <summary>The tolerance: times in responses are whole seconds, and the clocks of the service's machines differ slightly.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(30);

    /// <param name="operation">The operation that creates the resource.</param>
    /// <param name="description">The description of the resource, for the message.</param>
    /// <param name="candidates">The resources of the service that can have this name and content.</param>
    /// <param name="isIdentified">Returns false if the service does not return the name or the content of a resource.</param>
    /// <param name="createdTime">Gets the time of creation, by the service's clock.</param>
    /// <param name="requestedAt">The time of the request, by the service's clock; null if no response contained the service's time.</param>
    /// <returns>The created resource; null if none exists, so that it can be created.</returns>
    /// <exception cref="InsightsException">The created resource cannot be identified.</exception>
    public static T? FindMatch<T>(
        string operation, string description, IEnumerable<T> candidates, Func<T, bool> isIdentified, Func<T, DateTimeOffset?> createdTime, DateTimeOffset? requestedAt)
        where T : InsightsResource
    {
        var recent = candidates.Where(c => requestedAt is null || createdTime(c) is not { } created || created >= requestedAt - ClockTolerance).ToList();
        return recent switch
        {
            [] => null,
            [var match] when requestedAt is not null && createdTime(match) is not null && isIdentified(match) => match,
            _ => throw CreateException(operation, description, $"the service has {recent.Count} recent resources with this name"),
        };
    }

    /// <summary>Finds the resource that only this client can have created, by a unique name or query.</summary>
    /// <param name="operation">The operation that creates the resource.</param>
    /// <param name="description">The description of the resource, for the message.</param>
    /// <param name="candidates">The resources of the service that can have this name or query.</param>
    /// <param name="isIdentified">Returns false if the service does not return the name or the query of a resource.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The created resource; null if none exists.</returns>
    /// <exception cref="InsightsException">The service does not state which resource it is.</exception>
    public static async Task<T?> FindUniqueAsync<T>(
        string operation, string description, IAsyncEnumerable<T> candidates, Func<T, bool> isIdentified, CancellationToken cancellationToken)
        where T : InsightsResource
    {
        var unidentified = 0;
        await foreach (var candidate in candidates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (isIdentified(candidate))
            {
                return candidate;
            }

            unidentified++;
        }

        return unidentified == 0
            ? null
            : throw CreateException(operation, description, $"the service has {unidentified} resources that can be it, without the name or the query");
    }

    private static InsightsException CreateException(string operation, string description, string reason) => new(
        $"The response to the creation of {description} was lost, and {reason}. None was created again, to avoid a duplicate: check which of them to use or delete.")
    {
        Operation = operation,
        ReportsLostCreation = true,
    };
}
