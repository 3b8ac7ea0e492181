using Insights.Typed.Client;
using Insights.Typed.Client.Items;
using Insights.Typed.Client.Runs;
using Insights.Typed.Requests;
using Insights.Typed.Telemetry;
using Insights.Typed.Tokens;
using Insights.Typed.Transport;

namespace Insights.Typed;

/// <summary>
/// Runs typed queries on the Partner Insights service. Thread-safe: create one client and reuse it.
/// </summary>
/// <remarks>
/// Each call can throw <see cref="InsightsServiceException"/> if the service refuses the request,
/// <see cref="ReportFormatException"/> if a response or file does not match what the query selects, and
/// <see cref="InsightsException"/> if no usable response arrives. Messages never contain a token or a link to a
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
    private readonly ExecutionList executionList;

    /// <summary>Initializes a new instance of the <see cref="InsightsClient"/> class for the Partner Insights service.</summary>
    /// <param name="credential">The credential that provides tokens.</param>
    public InsightsClient(InsightsCredential credential)
        : this(credential, new InsightsClientOptions())
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InsightsClient"/> class for a service at another address, such as the local service.</summary>
    /// <param name="baseAddress">The address that the operations of the program are relative to, such as <c>https://api.partnercenter.microsoft.com/insights/v1/mpn/</c>.</param>
    /// <param name="credential">The credential that provides tokens.</param>
    /// <exception cref="ArgumentException">The address is neither HTTPS nor on this machine.</exception>
    public InsightsClient(Uri baseAddress, InsightsCredential credential)
        : this(credential, new InsightsClientOptions { BaseAddress = baseAddress })
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InsightsClient"/> class with options.</summary>
    /// <param name="credential">The credential that provides tokens.</param>
    /// <param name="options">The options of the client. They are copied: later changes do not affect the client.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public InsightsClient(InsightsCredential credential, InsightsClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(options);
        options = options.Copy();
        options.Validate();
        this.options = options;
        telemetry = new ClientTelemetry(options);
        tokens = new TokenCache(new InstrumentedCredential(credential, telemetry, options.Handler, options.Program.Scope), options.TimeProvider, telemetry, typeof(InsightsClient));
        http = new HttpMessageInvoker(options.Handler ?? InsightsClientOptions.CreateDefaultHandler(), disposeHandler: options.Handler is null);
        retry = new ServiceRetry(options, telemetry);
        service = new ServiceConnection(options, tokens, http, retry, telemetry);
        executionList = new ExecutionList(service, options.Program);
    }

    /// <summary>
    /// Gets a value indicating whether the service accepts this client's token as obtained with multifactor authentication, from
    /// the latest response. Null before the first response and if responses do not include the information.
    /// </summary>
    /// <remarks>
    /// If the value is false, the service can refuse the token at any time: sign in again with a second factor. The client logs
    /// the event <c>TokenNotMfaCompliant</c> in this case.
    /// </remarks>
    public bool? IsMfaCompliant => service.Mfa.Latest;

    /// <summary>
    /// Gets the service's current time, estimated to a few seconds from its latest response; before the first response, the time of
    /// <see cref="InsightsClientOptions.TimeProvider"/>. The service checks start times and generates rows by its clock.
    /// </summary>
    public DateTimeOffset GetServiceTime() => service.Now;

    /// <summary>Gets the first rows of a query immediately, with the service's test query: at most 100 rows.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <typeparam name="T">The type that one row is read as.</typeparam>
    /// <remarks>
    /// The query's text is part of the request's address, because the service accepts it only there. A server or a
    /// proxy can refuse long addresses, and the service ends a test query after 100 seconds, which is not retried;
    /// <see cref="RunAsync{T}(InsightsQuery{T}, CancellationToken)"/> has no such limits. If the service returns the rows in several pages, each is requested when
    /// the previous ones are read. If the user's role hides data, the rows do not show it: see <see cref="InsightsClientOptions.OnDataRedacted"/>.
    /// </remarks>
    public IAsyncEnumerable<T> PreviewAsync<T>(InsightsQuery<T> query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return PreviewAsync(query, null, null, cancellationToken);
    }

    /// <summary>Gets the first rows of a query for a time range that replaces its TIMESPAN.</summary>
    /// <param name="query">The query.</param>
    /// <param name="queryStartTime">The start of the query's data; null to use the query's TIMESPAN. Sent in UTC, to the second.</param>
    /// <param name="queryEndTime">The end of the query's data; null to use the query's TIMESPAN.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <typeparam name="T">The type that one row is read as.</typeparam>
    /// <remarks>See <see cref="PreviewAsync{T}(InsightsQuery{T}, CancellationToken)"/>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The end of the data is before its start.</exception>
    public IAsyncEnumerable<T> PreviewAsync<T>(
        InsightsQuery<T> query, DateTimeOffset? queryStartTime, DateTimeOffset? queryEndTime, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ReportFields.ThrowIfEndBeforeStart(queryStartTime, queryEndTime, nameof(queryEndTime));
        return Preview.ReadAsync(service, query, queryStartTime, queryEndTime, options.OnDataRedacted, cancellationToken);
    }

    /// <summary>
    /// Gets all rows of a query: executes it as a report, waits for the execution, and reads the file as it arrives, with
    /// constant memory use.
    /// </summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">A token to cancel the operation or the reading.</param>
    /// <typeparam name="T">The type that one row is read as.</typeparam>
    /// <remarks>
    /// Creates a query and a report on the service, and deletes both at the end, after an error or a cancellation, and
    /// when reading stops early. For a <see cref="SystemQuery{TRow}"/> it creates and deletes only the report. The run
    /// starts when the first row is requested; each enumeration is a separate run. A download that is interrupted or
    /// stalls (<see cref="InsightsClientOptions.DownloadStallTimeout"/>) is resumed at the next byte, with a new
    /// link if the old one has expired. If the file's host does not support partial downloads, the download restarts, and
    /// the bytes that were read before are compared: a file that changed in the meantime is an error, never mixed rows. The run fails
    /// after <see cref="InsightsClientOptions.MaxRetries"/> consecutive interruptions without progress, or (our choice) after
    /// 1,000 interruptions plus one for each 64 KiB of rows. If the user's role hides data, the rows do not show it: see
    /// <see cref="InsightsClientOptions.OnDataRedacted"/>.
    /// </remarks>
    public IAsyncEnumerable<T> RunAsync<T>(InsightsQuery<T> query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return RunAsync(query, new ReportRunOptions(), cancellationToken);
    }

    /// <summary>Gets all rows of a query, as <see cref="RunAsync{T}(InsightsQuery{T}, CancellationToken)"/> does, with options.</summary>
    /// <param name="query">The query.</param>
    /// <param name="options">The options of the run. They are copied: later changes do not affect the run.</param>
    /// <param name="cancellationToken">A token to cancel the operation or the reading.</param>
    /// <typeparam name="T">The type that one row is read as.</typeparam>
    /// <exception cref="ArgumentException">The name is empty, or rejected rows would be lost: <see cref="ReportRunOptions.RowRejection"/> has neither a method nor a file for them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The end of the data is before its start.</exception>
    /// <exception cref="IOException">The file for rejected rows exists; or, during the enumeration, it cannot be written.</exception>
    public IAsyncEnumerable<T> RunAsync<T>(InsightsQuery<T> query, ReportRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(options);
        var copy = options.Copy();
        copy.Check(query, this.options);
        return new ReportRows<T>(query, () => new ReportRun(this, copy, query), cancellationToken);
    }

    /// <summary>Releases the connections. Runs in progress fail.</summary>
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
}
