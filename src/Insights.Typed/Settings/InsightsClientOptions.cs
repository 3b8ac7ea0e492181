using Insights.Typed.Settings;
using Microsoft.Extensions.Logging;

namespace Insights.Typed;

/// <summary>How an <see cref="InsightsClient"/> works. Read when the client is made.</summary>
public sealed class InsightsClientOptions
{
    private Uri? baseAddress;
    private int? minimumRecurrenceInterval;
    private int? maximumRecurrenceInterval;

    /// <summary>
    /// The program whose reports the client reads; by default Partner Insights. It sets <see cref="BaseAddress"/>,
    /// <see cref="MinimumRecurrenceInterval"/> and <see cref="MaximumRecurrenceInterval"/>, as far as these are not set
    /// themselves, and the scope that the credentials of <see cref="InsightsCredential"/> request.
    /// </summary>
    public InsightsProgram Program { get; set; } = InsightsProgram.PartnerInsights;

    /// <summary>The service; by default that of <see cref="Program"/>. HTTPS, or plain HTTP on this machine only (our choice: a token must not cross a network in the clear).</summary>
    public Uri BaseAddress
    {
        get => baseAddress ?? Program.BaseAddress;
        set => baseAddress = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>How long one request may take, without the download of a report and without the getting of a token, for which a user may have to sign in. By default 2 minutes: the service itself gives up a test query after 100 seconds.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long the download of a report may wait for its host's next byte, or for its answer's first. After that it counts
    /// as broken and is taken up again. By default 1 minute; <see cref="Timeout.InfiniteTimeSpan"/> for ever.
    /// </summary>
    public TimeSpan DownloadStallTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a request is sent again where the service is busy (429), fails (5xx) or does not answer. By default 5 times; 0 for never.</summary>
    /// <remarks>A request that creates something is sent again only after a 429, which says that it was not taken, and where no connection came about (our choice: two of a kind are worse than an error).</remarks>
    public int MaxRetries { get; set; } = 5;

    /// <summary>The first wait before a request is sent again, unless the service names one. Later ones double, with some randomness. By default 2 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait of that kind; one that the service names may be longer. By default 1 minute; at most a day.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>For how long one operation may be tried again in all, counted from its first request. By default 30 minutes (our choice).</summary>
    /// <remarks>
    /// After that the last error counts. It does so at once where the service asks to wait for longer than is left: the
    /// exception's <see cref="InsightsServiceException.RetryAfter"/> says for how long. A retry that has begun is not cut short.
    /// </remarks>
    public TimeSpan RetryTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The longest wait between two looks at a report under way. The first waits are shorter. By default 30 seconds.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a report may be under way. By default 4 hours.</summary>
    public TimeSpan ReportTimeout { get; set; } = TimeSpan.FromHours(4);

    /// <summary>The longest wait between two looks for the next execution of a scheduled report. By default 5 minutes.</summary>
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a service that cannot be reached, or fails, is waited out while a scheduled report is watched, before its
    /// error comes through. By default a day: nobody looks at a nightly report by the minute, and the service remembers its
    /// executions for 90 days.
    /// </summary>
    public TimeSpan MaxOutage { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How far ahead of its first execution a report must be scheduled. By default the service's 4 hours.</summary>
    public TimeSpan MinimumStartNotice { get; set; } = TimeSpan.FromHours(4);

    /// <summary>The shortest interval between two executions of a report, in hours. By default that of <see cref="Program"/>. A dataset may have a longer one: <see cref="DatasetDescription.MinimumRecurrenceInterval"/>.</summary>
    public int MinimumRecurrenceInterval
    {
        get => minimumRecurrenceInterval ?? Program.MinimumRecurrenceInterval;
        set => minimumRecurrenceInterval = value;
    }

    /// <summary>The longest interval between two executions of a report, in hours. By default that of <see cref="Program"/>.</summary>
    public int MaximumRecurrenceInterval
    {
        get => maximumRecurrenceInterval ?? Program.MaximumRecurrenceInterval;
        set => maximumRecurrenceInterval = value;
    }

    /// <summary>The longest record of a report file, in bytes; memory is bounded by it. By default 16 MiB.</summary>
    public int MaxRecordBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>The longest answer to anything but a download, in bytes; memory is bounded by it. By default 64 MiB (our choice). A longer one is an error.</summary>
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// A name for this client where a program has several, such as one for each tenant. Its spans, measurements and log
    /// entries carry it as <c>insights.client.name</c>. Null, the default, for none; at most 100 characters, none of them a
    /// control character.
    /// </summary>
    /// <remarks>A client that is added to a container under a key has the key as its name, unless another is set.</remarks>
    public string? ClientName { get; set; }

    /// <summary>
    /// Called with the query when the service held data back from its rows because the user's role hides it, before the
    /// first of them is given. Rows look the same with and without that, so left null, nobody is told. What it throws ends
    /// the reading: so can a program refuse to work on such rows. What is no row tells by <see cref="InsightsResource.IsDataRedacted"/>.
    /// </summary>
    public Action<InsightsQuery>? OnDataRedacted { get; set; }

    /// <summary>
    /// Whether requests have the header <c>ValidateMfa</c>, so that the service says whether it accepts their token as obtained
    /// with multifactor authentication. <see cref="InsightsClient.IsMfaCompliant"/> returns what it says. By default true.
    /// </summary>
    public bool ValidateMfa { get; set; } = true;

    /// <summary>What sends requests, for proxies and tests. Left null, the client makes one of its own and disposes of it.</summary>
    /// <remarks>
    /// The sign-in requests of the credentials in <see cref="InsightsCredential"/> go through it too, also where a credential of
    /// your own wraps one of these. Credentials of other libraries, such as Azure.Identity's, have their own options for that.
    /// The client decompresses by itself, follows no redirect of a request that holds a token, and those of a download with
    /// care. So the handler's <c>AutomaticDecompression</c> and <c>AllowAutoRedirect</c> are best left off. One that follows
    /// redirects must keep the token to the service, as <see cref="SocketsHttpHandler"/> does, which sends none after a
    /// redirect. With one that decompresses, a broken download of a compressed file starts over instead of going on, and a
    /// file that its host has only a part of can go unnoticed.
    /// </remarks>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>The clock, for waits, for the age of tokens and for the start of reports.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Where events are logged, under the category <see cref="InsightsTelemetry.LogCategory"/>. Null, the default, for nowhere.
    /// Neither tokens nor links to reports nor the texts of queries are logged; ids of queries and reports are.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The longest that a timer of the platform can wait.</summary>
    internal static TimeSpan MaxTimerDelay { get; } = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>The longest name of a client (our choice): every measurement repeats it.</summary>
    private const int MaxNameLength = 100;

    /// <summary>The longest wait between two tries that the strategy of the retries takes.</summary>
    private static TimeSpan MaxAllowedRetryDelay { get; } = TimeSpan.FromDays(1);

    /// <summary>A copy for a client, which later changes of this object do not reach.</summary>
    internal InsightsClientOptions Copy() => (InsightsClientOptions)MemberwiseClone();

    /// <summary>Checks that the options fit each other and are within their limits. The constructor of a client does so too.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of its limits.</exception>
    public void Validate()
    {
        ArgumentNullException.ThrowIfNull(Program);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (!BaseAddress.IsAbsoluteUri || !TrustedAddress.IsTrusted(BaseAddress))
        {
            throw new ArgumentException($"'{BaseAddress}' is not an address that a token may be sent to: it must be absolute, and HTTPS unless it is on this machine.", nameof(BaseAddress));
        }

        if (ClientName is not null && (string.IsNullOrWhiteSpace(ClientName) || ClientName.Length > MaxNameLength || ClientName.Any(char.IsControl)))
        {
            throw new ArgumentException($"A client's name must have 1 to {MaxNameLength} characters, none of them a control character. Leave it null for a client without a name.", nameof(ClientName));
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
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRecordBytes, 1024);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxResponseBytes, 1024);
    }
}
