using Insights.Typed.Client;
using Insights.Typed.Client.Runs;
using Insights.Typed.Requests;
using Insights.Typed.Telemetry;
using Insights.Typed.Tokens;
using Insights.Typed.Transport;

namespace Insights.Typed;

/// <summary>
/// Runs typed queries on the Partner Insights service. Safe for use by many threads; make one and keep it.
/// </summary>
/// <remarks>
/// Every call can throw <see cref="InsightsServiceException"/> where the service refuses it,
/// <see cref="ReportFormatException"/> where what comes back does not hold what the query selects, and
/// <see cref="InsightsException"/> where there is no usable answer at all. No message ever holds a token or a link to a
/// report.
/// </remarks>
public sealed partial class InsightsClient : IDisposable, IAsyncDisposable
{
    private readonly InsightsClientOptions options;
    private readonly ClientTelemetry telemetry;
    private readonly TokenCache tokens;
    private readonly HttpMessageInvoker http;
    private readonly ServiceRetry retry;
    private readonly ServiceConnection service;

    /// <summary>A client of the service itself.</summary>
    /// <param name="credential">Where tokens come from.</param>
    public InsightsClient(InsightsCredential credential)
        : this(credential, new InsightsClientOptions())
    {
    }

    /// <summary>A client of a service at another address, such as the local service.</summary>
    /// <param name="baseAddress">The address, up to and with <c>mpn/</c>.</param>
    /// <param name="credential">Where tokens come from.</param>
    /// <exception cref="ArgumentException">The address is neither HTTPS nor on this machine.</exception>
    public InsightsClient(Uri baseAddress, InsightsCredential credential)
        : this(credential, new InsightsClientOptions { BaseAddress = baseAddress })
    {
    }

    /// <summary>A client with options.</summary>
    /// <param name="credential">Where tokens come from.</param>
    /// <param name="options">How it works. Copied: later changes of it do not affect the client.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public InsightsClient(InsightsCredential credential, InsightsClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(options);
        options = options.Copy();
        options.Validate();
        this.options = options;
        telemetry = new ClientTelemetry(options);
        tokens = new TokenCache(new InstrumentedCredential(credential, telemetry, options.Handler, options.Program.Scope), options.TimeProvider, telemetry, typeof(InsightsClient));
        http = new HttpMessageInvoker(options.Handler ?? CreateHandler(), disposeHandler: options.Handler is null);
        retry = new ServiceRetry(options, telemetry);
        service = new ServiceConnection(options, tokens, http, retry, telemetry);
    }

    /// <summary>
    /// Whether the service accepts this client's token as obtained with multifactor authentication, as its latest response says.
    /// Null before the first response, and where responses do not say.
    /// </summary>
    /// <remarks>
    /// False means that the service can refuse the token at any time: sign in again with a second factor. The log has the
    /// event <c>TokenNotMfaCompliant</c> then.
    /// </remarks>
    public bool? IsMfaCompliant => service.Mfa.Latest;

    /// <summary>The first rows of a query, at once: the service's test query, at most 100 rows.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <typeparam name="T">What one row becomes.</typeparam>
    /// <remarks>
    /// The query's text travels in the request's address, the only place that the service has for it. A server or a
    /// proxy may take long addresses for a mistake; <see cref="RunAsync{T}(InsightsQuery{T}, CancellationToken)"/> has no such limit. Where the user's role hides
    /// data, the rows do not show it: see <see cref="InsightsClientOptions.OnDataRedacted"/>.
    /// </remarks>
    public IAsyncEnumerable<T> PreviewAsync<T>(InsightsQuery<T> query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return PreviewAsync(query, null, null, cancellationToken);
    }

    /// <summary>The first rows of a query, of a time that is given in place of its TIMESPAN.</summary>
    /// <param name="query">The query.</param>
    /// <param name="queryStartTime">Where its data begins; null to leave that to the query. Sent in UTC, to the second.</param>
    /// <param name="queryEndTime">Where its data ends; null to leave that to the query.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <typeparam name="T">What one row becomes.</typeparam>
    /// <remarks>As <see cref="PreviewAsync{T}(InsightsQuery{T}, CancellationToken)"/>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The data would end before it begins.</exception>
    public IAsyncEnumerable<T> PreviewAsync<T>(
        InsightsQuery<T> query, DateTimeOffset? queryStartTime, DateTimeOffset? queryEndTime, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ReportFields.ThrowIfEndBeforeStart(queryStartTime, queryEndTime, nameof(queryEndTime));
        return Preview.ReadAsync(service, query, queryStartTime, queryEndTime, options.OnDataRedacted, cancellationToken);
    }

    /// <summary>
    /// All rows of a query: has the service execute it as a report, waits, and reads the file as it arrives, in
    /// constant memory.
    /// </summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Gives up waiting or reading.</param>
    /// <typeparam name="T">What one row becomes.</typeparam>
    /// <remarks>
    /// Creates a query and a report on the service, and deletes both again: at the end, on an error, when cancelled, and
    /// when reading stops early. Of a <see cref="SystemQuery{TRow}"/> it creates and deletes the report only. Nothing
    /// happens before the first row is asked for, and asking twice runs it twice. A download that breaks off, or
    /// stalls (<see cref="InsightsClientOptions.DownloadStallTimeout"/>), is taken up again at the next byte, with a fresh
    /// link where the old one has expired. Where the file's host cannot give the rest alone, the download starts over, and
    /// what was read before is compared: a file that changed meanwhile is an error, never mixed rows. It ends with an error
    /// after <see cref="InsightsClientOptions.MaxRetries"/> breaks in a row that brought nothing, or (our choice) after
    /// 1,000 breaks and another one for each 64 KiB of rows. Where the user's role hides data, the rows do not show it: see
    /// <see cref="InsightsClientOptions.OnDataRedacted"/>.
    /// </remarks>
    public IAsyncEnumerable<T> RunAsync<T>(InsightsQuery<T> query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return RunAsync(query, new ReportRunOptions(), cancellationToken);
    }

    /// <summary>All rows of a query, as <see cref="RunAsync{T}(InsightsQuery{T}, CancellationToken)"/> gives them, with options.</summary>
    /// <param name="query">The query.</param>
    /// <param name="options">How to run it. Copied: later changes of it do not affect the run.</param>
    /// <param name="cancellationToken">Gives up waiting or reading.</param>
    /// <typeparam name="T">What one row becomes.</typeparam>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The data would end before it begins.</exception>
    public IAsyncEnumerable<T> RunAsync<T>(InsightsQuery<T> query, ReportRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(options);
        var copy = options.Copy();
        copy.Check(query, this.options);
        return new ReportRows<T>(() => new ReportRun<T>(this, copy, query), cancellationToken);
    }

    /// <summary>Lets go of connections. Runs under way end with an error.</summary>
    public void Dispose()
    {
        http.Dispose();
        tokens.Dispose();
    }

    /// <inheritdoc cref="Dispose" />
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static SocketsHttpHandler CreateHandler() => new()
    {
        // A redirect of the service would lose the token, and one of the file's host is followed with care.
        AllowAutoRedirect = false,
        // Long-lived clients must notice when the service's addresses change.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
