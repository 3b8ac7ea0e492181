using System.Collections.Concurrent;
using System.Net;
using Insights.Typed.Language;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Records the metadata of responses: status, the clock of the server, correlation ids.</summary>
internal sealed class HttpExchangeLog(TimeProvider time) : IDisposable
{
    /// <summary>The maximum number of recorded exchanges: people read the bundle.</summary>
    private const int MaxExchanges = 500;

    private readonly ConcurrentQueue<HttpExchange> exchanges = new();
    private Handler? handler;
    private HttpMessageHandler? createdHandler;

    public IReadOnlyList<HttpExchange> All => [.. exchanges];

    /// <summary>The service's latest response; null before the first.</summary>
    public HttpExchange? Latest => exchanges.LastOrDefault(exchange => exchange.IsServiceRequest);

    /// <summary>The host of the latest request that received no response; null if every request received one.</summary>
    public string? UnreachedHost { get; private set; }

    /// <summary>
    /// Finds how far this machine's clock is ahead of those of the servers on this machine, or of all others, by the most precise exchange; null if
    /// none of their responses contained the time.
    /// </summary>
    public TimeSpan? FindClockSkew(bool onThisMachine) =>
        exchanges.Where(exchange => exchange.IsLoopback == onThisMachine && exchange.ClockSkew is not null).MinBy(exchange => exchange.ClockSkew!.Value.Duration())?.ClockSkew;

    /// <summary>Records the requests of a client.</summary>
    public void Attach(InsightsClientOptions options)
    {
        createdHandler = options.Handler is null
            ? InsightsClientOptions.CreateDefaultHandler()
            : null;
        handler = new Handler(this, options.BaseAddress, options.Handler ?? createdHandler!);
        options.Handler = handler;
    }

    public void Dispose() => createdHandler?.Dispose();

    private void Add(HttpExchange exchange)
    {
        exchanges.Enqueue(exchange);
        while (exchanges.Count > MaxExchanges)
        {
            exchanges.TryDequeue(out _);
        }
    }

    private sealed class Handler(HttpExchangeLog log, Uri service, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isServiceRequest = request.RequestUri?.Authority == service.Authority && request.Headers.Authorization is not null;
            var isLoopback = request.RequestUri is { IsLoopback: true };

            // Read before the request is sent: an inner handler can change the address.
            var host = request.RequestUri?.Authority;
            var sent = log.Now;
            try
            {
                var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                log.Add(HttpExchange.From(response, isServiceRequest, isLoopback, sent, log.Now));
                return response;
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                log.UnreachedHost = host;
                throw;
            }
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();
}

/// <summary>The metadata of a response, without data of the account.</summary>
/// <param name="IsServiceRequest">Whether the service sent it, and not the sign-in authority or a file host.</param>
/// <param name="IsLoopback">Whether the request was sent to this machine, where a relay can be.</param>
/// <param name="Method">The method of the request.</param>
/// <param name="Status">The status.</param>
/// <param name="IsHtml">Whether the response is an HTML page.</param>
/// <param name="CorrelationId">The service's id of the request; null if it is not a GUID, as documented.</param>
/// <param name="ClockSkew">How far this machine's clock is ahead; null if the response does not contain the time.</param>
internal sealed record HttpExchange(bool IsServiceRequest, bool IsLoopback, string Method, HttpStatusCode Status, bool IsHtml, Guid? CorrelationId, TimeSpan? ClockSkew)
{
    public static HttpExchange From(HttpResponseMessage response, bool isServiceRequest, bool isLoopback, DateTimeOffset sent, DateTimeOffset received) => new(
        isServiceRequest,
        isLoopback,
        response.RequestMessage?.Method.Method ?? "",
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true,
        Guid.TryParse(RequestIdHeaders.FindCorrelationId(response), out var id) ? id : null,
        ComputeClockSkew(response.Headers.Date, sent, received));

    /// <summary>The header has whole seconds, and the exchange takes some time: only a difference outside of that range counts.</summary>
    private static TimeSpan? ComputeClockSkew(DateTimeOffset? server, DateTimeOffset sent, DateTimeOffset received) => server switch
    {
        null => null,
        { } date when date + TimeSpan.FromSeconds(1) < sent => sent - date,
        { } date when date > received => received - date,
        _ => TimeSpan.Zero,
    };
}
