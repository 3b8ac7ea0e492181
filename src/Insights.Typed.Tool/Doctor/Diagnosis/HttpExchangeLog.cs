using System.Collections.Concurrent;
using System.Net;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Records what responses say in addition to their content: status, the clock of the server, correlation ids.</summary>
internal sealed class HttpExchangeLog(TimeProvider time) : IDisposable
{
    /// <summary>How many exchanges are kept: a bundle is read by people.</summary>
    private const int MaxExchanges = 500;

    private readonly ConcurrentQueue<HttpExchange> exchanges = new();
    private Handler? handler;
    private HttpMessageHandler? createdHandler;

    public IReadOnlyList<HttpExchange> All => [.. exchanges];

    /// <summary>The service's latest response; null before the first.</summary>
    public HttpExchange? Latest => exchanges.LastOrDefault(exchange => exchange.IsServiceRequest);

    /// <summary>How far this machine's clock is ahead of the servers' clocks, by the exchange that tells it best; null where none told a time.</summary>
    public TimeSpan? ClockSkew => exchanges.Where(exchange => exchange.ClockSkew is not null).MinBy(exchange => exchange.ClockSkew!.Value.Duration())?.ClockSkew;

    /// <summary>Has the requests of a client recorded.</summary>
    public void Attach(InsightsClientOptions options)
    {
        createdHandler = options.Handler is null
            // As the client's: tokens and links must not follow redirects.
            ? new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }
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
            var sent = log.Now;
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            log.Add(HttpExchange.From(response, isServiceRequest, sent, log.Now));
            return response;
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();
}

/// <summary>One response, without anything that names an account.</summary>
/// <param name="IsServiceRequest">Whether it is the service's, and not the sign-in's or a file host's.</param>
/// <param name="Method">The method of the request.</param>
/// <param name="Status">The status.</param>
/// <param name="IsHtml">Whether it is a page for a browser.</param>
/// <param name="CorrelationId">The service's id of the request, where it is a GUID as documented.</param>
/// <param name="ClockSkew">How far this machine's clock is ahead; null where the response has no time.</param>
internal sealed record HttpExchange(bool IsServiceRequest, string Method, HttpStatusCode Status, bool IsHtml, Guid? CorrelationId, TimeSpan? ClockSkew)
{
    public static HttpExchange From(HttpResponseMessage response, bool isServiceRequest, DateTimeOffset sent, DateTimeOffset received) => new(
        isServiceRequest,
        response.RequestMessage?.Method.Method ?? "",
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true,
        Guid.TryParse(GetHeader(response, "MS-CorrelationId"), out var id) ? id : null,
        ComputeClockSkew(response.Headers.Date, sent, received));

    /// <summary>The header has whole seconds, and the response was on its way for some time: only what is outside of that counts.</summary>
    private static TimeSpan? ComputeClockSkew(DateTimeOffset? server, DateTimeOffset sent, DateTimeOffset received) => server switch
    {
        null => null,
        { } date when date + TimeSpan.FromSeconds(1) < sent => sent - date,
        { } date when date > received => received - date,
        _ => TimeSpan.Zero,
    };

    private static string? GetHeader(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
