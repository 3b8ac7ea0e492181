namespace Insights.Typed.DependencyInjection;

/// <summary>
/// Refuses to send one creation twice. The client looks up what a lost response may have created before it sends a creation
/// again; a handler above this one that repeats the request by itself would create a second query or report, which nobody
/// deletes. Closest to the network, so that it is below every handler that can repeat.
/// </summary>
internal sealed class DuplicateCreationHandler : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<SendState> Key = new("Insights.Typed.Sent");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post)
        {
            // By reference, so that it is also found in a copy of the request, as a hedging handler sends it.
            if (request.Options.TryGetValue(Key, out var sent) && Interlocked.Exchange(ref sent.Count, 1) > 0)
            {
                throw new HttpRequestException(
                    "A handler of the host repeated a request that creates something, so the repeat was not sent. The client looks up what was created before it tries again; remove the handler that retries from this client.");
            }
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>Marks a request before it enters the handlers.</summary>
    public static void Mark(HttpRequestMessage request) => request.Options.Set(Key, new SendState());

    private sealed class SendState
    {
        public int Count;
    }
}
