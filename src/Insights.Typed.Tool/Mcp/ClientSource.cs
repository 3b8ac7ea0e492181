using System.Collections.Concurrent;

namespace Insights.Typed.Tool.Mcp;

/// <summary>
/// The client of the service, which is created for the first request that needs it: the catalog and the checks require no account, and an
/// account that is missing now can sign in later.
/// </summary>
/// <param name="create">Creates a client that reports each query of which the service hides data.</param>
internal sealed class ClientSource(Func<Action<InsightsQuery>, InsightsClient> create) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<InsightsQuery, bool> redactedQueries = new(ReferenceEqualityComparer.Instance);
    private InsightsClient? client;

    /// <exception cref="ToolException">A setting of the service or the account is missing or wrong.</exception>
    public InsightsClient Get()
    {
        lock (gate)
        {
            return client ??= create(query => redactedQueries[query] = true);
        }
    }

    /// <summary>Determines whether the service hid data of a query that was run, and forgets it.</summary>
    public bool TakeIsRedacted(InsightsQuery query) => redactedQueries.TryRemove(query, out _);

    public ValueTask DisposeAsync() => client?.DisposeAsync() ?? ValueTask.CompletedTask;
}
