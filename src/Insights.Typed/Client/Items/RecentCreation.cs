namespace Insights.Typed.Client.Items;

/// <summary>
/// Tells whether something with a name that need not be its own was just created: by the service's clock, since the
/// user's may be wrong by more than the time a retry takes.
/// </summary>
internal static class RecentCreation
{
    /// <summary>Times in answers are whole seconds, and the clocks of one service's machines differ a little.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    /// <param name="operation">What creates it.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="candidates">What the service has with this name and content.</param>
    /// <param name="createdTime">When each was created, as the service says.</param>
    /// <param name="asked">When it was asked for, by the service's clock; null where the service never tells its time.</param>
    /// <returns>The one; null where there is none, so that it can be created.</returns>
    /// <exception cref="InsightsException">It cannot be told.</exception>
    public static T? Among<T>(
        string operation, string what, IEnumerable<T> candidates, Func<T, DateTimeOffset?> createdTime, DateTimeOffset? asked)
        where T : ServiceItem
    {
        var recent = candidates.Where(c => asked is null || createdTime(c) is not { } created || created >= asked - Slack).ToList();
        return recent switch
        {
            [] => null,
            [var one] when asked is not null && createdTime(one) is not null => one,
            _ => throw new InsightsException(
                $"The answer to creating {what} got lost, and the service has {recent.Count} of that name that may be it. To create no second one, none was created now: see which of them it is.") { Operation = operation },
        };
    }
}
