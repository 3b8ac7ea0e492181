namespace Insights.Typed.Client.Items;

/// <summary>
/// Tells whether something with a name that need not be its own was just created: by the service's clock, since the
/// user's may be wrong by more than the time a retry takes.
/// </summary>
internal static class CreatedResourceMatcher
{
    /// <summary>Times in answers are whole seconds, and the clocks of one service's machines differ a little.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(30);

    /// <param name="operation">What creates it.</param>
    /// <param name="description">What it is, for the message.</param>
    /// <param name="candidates">What the service has with this name and content.</param>
    /// <param name="createdTime">When each was created, as the service says.</param>
    /// <param name="requestedAt">When it was asked for, by the service's clock; null where the service never tells its time.</param>
    /// <returns>The one; null where there is none, so that it can be created.</returns>
    /// <exception cref="InsightsException">It cannot be told.</exception>
    public static T? FindMatch<T>(
        string operation, string description, IEnumerable<T> candidates, Func<T, DateTimeOffset?> createdTime, DateTimeOffset? requestedAt)
        where T : InsightsResource
    {
        var recent = candidates.Where(c => requestedAt is null || createdTime(c) is not { } created || created >= requestedAt - ClockTolerance).ToList();
        return recent switch
        {
            [] => null,
            [var match] when requestedAt is not null && createdTime(match) is not null => match,
            _ => throw new InsightsException(
                $"The answer to creating {description} got lost, and the service has {recent.Count} of that name that may be it. To create no second one, none was created now: see which of them it is.") { Operation = operation },
        };
    }
}
