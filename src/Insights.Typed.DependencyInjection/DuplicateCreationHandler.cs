namespace Insights.Typed.DependencyInjection;

/// <summary>
/// Refuses to send a creation twice. The client looks up what a lost response may have created before it sends a creation
/// again; an outer handler that repeats the request would create a second query or report, which is never
/// deleted. Closest to the network, so that it is below every handler that can repeat a request.
/// </summary>
internal sealed class DuplicateCreationHandler : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<SendState> Key = new("Insights.Typed.Sent");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post)
        {
            // By reference, so that a copy of the request also has it, as a hedging handler sends it.
            if (request.Options.TryGetValue(Key, out var sent) && Interlocked.Exchange(ref sent.Count, 1) > 0)
            {
                throw new HttpRequestException(
                    "A handler of the host repeated a request that creates a resource, so the repeated request was not sent. The client looks up what was created before it retries; remove the handler that retries from this client.");
            }
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>Marks a request before the handlers process it.</summary>
    public static void Mark(HttpRequestMessage request) => request.Options.Set(Key, new SendState());

    private sealed class SendState
    {
        public int Count;
    }
}
