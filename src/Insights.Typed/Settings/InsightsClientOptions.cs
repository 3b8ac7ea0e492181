using Insights.Typed.Language;
using Insights.Typed.Reading;
using Insights.Typed.Settings;
using Microsoft.Extensions.Logging;

namespace Insights.Typed;

/// <summary>Options of an <see cref="InsightsClient"/>. They are read when the client is created.</summary>
public sealed class InsightsClientOptions
{
    private Uri? baseAddress;
    private int? minimumRecurrenceInterval;
    private int? maximumRecurrenceInterval;

    /// <summary>
    /// Gets or sets the program whose reports the client reads. The default is Partner Insights. It sets <see cref="BaseAddress"/>,
    /// <see cref="MinimumRecurrenceInterval"/> and <see cref="MaximumRecurrenceInterval"/>, unless these are set
    /// explicitly, and the scope that the credentials of <see cref="InsightsCredential"/> request.
    /// </summary>
    public InsightsProgram Program { get; set; } = InsightsProgram.PartnerInsights;

    /// <summary>Gets or sets the address of the service. The default is that of <see cref="Program"/>. HTTPS, or plain HTTP on this machine only (our choice: a token must not cross a network unencrypted).</summary>
    public Uri BaseAddress
    {
        get => baseAddress ?? Program.BaseAddress;
        set => baseAddress = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Gets or sets the timeout of one request, excluding the download of a report and the request for a token, for which a user may have to sign in. The default is 2 minutes: the service itself ends a test query after 100 seconds.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Gets or sets the time that the download of a report waits for the next byte, or for the first byte of the response. After it, the download counts
    /// as interrupted and is resumed. The default is 1 minute; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan DownloadStallTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the maximum number of retries of a request if the service is busy (429), fails (5xx) or does not respond. The default is 5; 0 for no retries. A test query that the service ends after about 100 seconds, with a response or by closing the connection, is not retried; one without any response in <see cref="RequestTimeout"/> is.</summary>
    /// <remarks>
    /// A request that creates a resource is simply sent again only after a 429, which means that it was not processed, and if no connection was established. If
    /// the resource may have been created (5xx, no response in time, or an unreadable one), the client looks for it first, and creates it again only if it
    /// does not exist (our choice: a duplicate is worse than an error).
    /// </remarks>
    public int MaxRetries { get; set; } = 5;

    /// <summary>Gets or sets the delay before the first retry, unless the service requests a positive one. Later delays double, with some randomness. The default is 2 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets the maximum of these delays; a delay that the service states can be longer. The default is 1 minute, the maximum a day.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the total time during which one operation is retried, from its first request. The default is 30 minutes (our choice).</summary>
    /// <remarks>
    /// After this time the last error is thrown. It is thrown at once if the service requests a longer delay than the remaining time: the
    /// exception's <see cref="InsightsServiceException.RetryAfter"/> contains the delay. A retry that has started is not interrupted.
    /// </remarks>
    public TimeSpan RetryTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Gets or sets the maximum delay between two polls of a report in progress. The first delays are shorter. The default is 30 seconds.</summary>
    /// <remarks>A report that is completed and has no link to its file is polled until it has been so for at least this time; then the run fails.</remarks>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the maximum duration of a report. The default is 4 hours.</summary>
    /// <remarks>
    /// It does not limit how long a watched report may run. It is also the time after which <see cref="ScheduledReport{T}.WatchAsync"/> no longer waits for an execution
    /// that is not listed anymore, or that is neither pending nor running although its report has ended.
    /// </remarks>
    public TimeSpan ReportTimeout { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Gets or sets the maximum delay between two polls for the next execution of a scheduled report. The default is 5 minutes.</summary>
    /// <remarks>It is also the time, or <see cref="PollInterval"/> if that is longer, after which a run no longer waits for its execution if that was listed and is not listed anymore.</remarks>
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets or sets how long an outage of the service may last while a scheduled report is watched, before its
    /// error is thrown. The default is a day: a nightly report is not urgent to the minute, and the service keeps its
    /// executions for 90 days.
    /// </summary>
    public TimeSpan MaxOutage { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Gets or sets the minimum time between the request and the first execution of a scheduled report. The default is the service's 4 hours.</summary>
    public TimeSpan MinimumStartNotice { get; set; } = ServiceProgram.MinimumStartNotice;

    /// <summary>Gets or sets the minimum interval between two executions of a report, in hours. The default is that of <see cref="Program"/>. A dataset can have a longer one: <see cref="DatasetDescription.MinimumRecurrenceInterval"/>.</summary>
    public int MinimumRecurrenceInterval
    {
        get => minimumRecurrenceInterval ?? Program.MinimumRecurrenceInterval;
        set => minimumRecurrenceInterval = value;
    }

    /// <summary>Gets or sets the maximum interval between two executions of a report, in hours. The default is that of <see cref="Program"/>.</summary>
    public int MaximumRecurrenceInterval
    {
        get => maximumRecurrenceInterval ?? Program.MaximumRecurrenceInterval;
        set => maximumRecurrenceInterval = value;
    }

    /// <summary>Gets or sets the maximum size of a record in a report file, in bytes, which bounds memory use: from 1 KiB to 512 MiB. The default is 16 MiB.</summary>
    public int MaxRecordBytes { get; set; } = DelimitedFormat.DefaultMaxRecordBytes;

    /// <summary>Gets or sets the maximum size of a response other than a download, in bytes, which bounds memory use. The default is 64 MiB (our choice). A longer response is an error.</summary>
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Gets or sets the name of this client in a program with several clients, such as one for each tenant. Its spans, measurements and log
    /// entries contain it as <c>insights.client.name</c>. Null, the default, for no name; at most 100 characters, without
    /// control characters.
    /// </summary>
    /// <remarks>A client that is added to a container with a key has the key as its name, unless another name is set.</remarks>
    public string? ClientName { get; set; }

    /// <summary>
    /// Gets or sets the method that is called with the query if the service removed data from its rows because the user's role hides it, before the
    /// first row is returned. Rows with and without removed data look the same, so without this method the program cannot detect it. An exception of
    /// the method ends the reading, so that a program can refuse such rows. For other results, see <see cref="InsightsResource.IsDataRedacted"/>.
    /// </summary>
    public Action<InsightsQuery>? OnDataRedacted { get; set; }

    /// <summary>
    /// Gets or sets the method that is called with each execution of a watched report that has ended without a file. <see cref="ScheduledReport{T}.WatchAsync"/>
    /// continues with the next execution, so without this method only the log shows that one is missing. An exception of the method ends the watch.
    /// </summary>
    public Action<ReportExecution>? OnExecutionFailed { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether requests have the header <c>ValidateMfa</c>, so that the service states whether it accepts their token as obtained
    /// with multifactor authentication. <see cref="InsightsClient.IsMfaCompliant"/> returns the result. The default is true.
    /// </summary>
    public bool ValidateMfa { get; set; } = true;

    /// <summary>Gets or sets the handler that sends requests, for proxies and tests. If null, the client creates a handler and disposes of it.</summary>
    /// <remarks>
    /// The sign-in requests of the credentials in <see cref="InsightsCredential"/> also use it, also if a custom credential
    /// wraps one of these. Credentials of other libraries, such as Azure.Identity's, have separate options for that.
    /// The client decompresses responses itself, follows no redirect of a request with a token, and follows redirects of a download
    /// with checks. So leave the handler's <c>AutomaticDecompression</c> and <c>AllowAutoRedirect</c> off. A handler that follows
    /// redirects must send the token only to the service, as <see cref="SocketsHttpHandler"/> does, which sends no token after a
    /// redirect. With a handler that decompresses, an interrupted download of a compressed file restarts instead of resuming, and a
    /// file that its host has only partially can remain undetected.
    /// </remarks>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>
    /// Creates a handler with the settings of the one that a client creates, for a <see cref="Handler"/> that changes some of them, such as the proxy, or
    /// that sends its requests by it. The caller disposes of it.
    /// </summary>
    public static SocketsHttpHandler CreateDefaultHandler() => new()
    {
        // An automatic redirect from the service would lose the token; a redirect from the file's host is followed with checks.
        AllowAutoRedirect = false,

        // Long-lived clients must notice when the service's addresses change.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Gets or sets the clock, for delays, the expiry of tokens and the start of reports.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the factory of loggers; events are logged with the category <see cref="InsightsTelemetry.LogCategory"/>. Null, the default, for no logging.
    /// Tokens, links to reports and query texts are never logged; ids of queries and reports are.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Gets the maximum time that a timer of the platform supports.</summary>
    internal static TimeSpan MaxTimerDelay { get; } = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>The maximum length of a client's name (our choice): every measurement repeats it.</summary>
    private const int MaxNameLength = 100;

    /// <summary>Gets the maximum delay that the retry strategy supports.</summary>
    private static TimeSpan MaxAllowedRetryDelay { get; } = TimeSpan.FromDays(1);

    /// <summary>Creates a copy for a client, which later changes of this object do not affect.</summary>
    internal InsightsClientOptions Copy() => (InsightsClientOptions)MemberwiseClone();

    /// <summary>Validates the options. The constructor of a client calls it.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of its limits.</exception>
    public void Validate()
    {
        ArgumentNullException.ThrowIfNull(Program);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (!BaseAddress.IsAbsoluteUri || !TrustedAddress.IsTrusted(BaseAddress))
        {
            throw new ArgumentException($"A token must not be sent to '{BaseAddress}': the address must be absolute, and HTTPS unless it is on this machine.", nameof(BaseAddress));
        }

        if (ClientName is not null && (string.IsNullOrWhiteSpace(ClientName) || ClientName.Length > MaxNameLength || ClientName.Any(char.IsControl)))
        {
            throw new ArgumentException($"A client's name must have 1 to {MaxNameLength} characters, without control characters. Set it to null for a client without a name.", nameof(ClientName));
        }

        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RequestTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RequestTimeout, MaxTimerDelay);
        if (DownloadStallTimeout != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(DownloadStallTimeout, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(DownloadStallTimeout, TimeSpan.FromMilliseconds(int.MaxValue));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(MaxRetries);
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRetryDelay, RetryDelay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxRetryDelay, MaxAllowedRetryDelay);
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(PollInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PollInterval, MaxTimerDelay);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ReportTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(WatchInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(WatchInterval, MaxTimerDelay);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxOutage, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumStartNotice, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumRecurrenceInterval, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumRecurrenceInterval, MinimumRecurrenceInterval);
        DelimitedFormat.ThrowIfOutOfRange(MaxRecordBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxResponseBytes, 1024);
    }
}
