using Microsoft.Extensions.Configuration;

namespace Insights.Typed.DependencyInjection;

/// <summary>
/// The options that text can say, null where it says nothing. The generated binder wants to construct every property's
/// type, which it cannot do for a handler, a clock, a logger factory and a callback; so it does not get the options themselves.
/// </summary>
internal sealed class ConfiguredOptions
{
    public Uri? BaseAddress { get; set; }

    public TimeSpan? RequestTimeout { get; set; }

    public TimeSpan? DownloadStallTimeout { get; set; }

    public int? MaxRetries { get; set; }

    public TimeSpan? RetryDelay { get; set; }

    public TimeSpan? MaxRetryDelay { get; set; }

    public TimeSpan? RetryTimeout { get; set; }

    public TimeSpan? PollInterval { get; set; }

    public TimeSpan? ReportTimeout { get; set; }

    public TimeSpan? WatchInterval { get; set; }

    public TimeSpan? MaxOutage { get; set; }

    public TimeSpan? MinimumStartNotice { get; set; }

    public int? MinimumRecurrenceInterval { get; set; }

    public int? MaximumRecurrenceInterval { get; set; }

    public int? MaxRecordBytes { get; set; }

    public int? MaxAnswerBytes { get; set; }

    public static void Apply(IConfiguration configuration, InsightsClientOptions options)
    {
        var configured = new ConfiguredOptions();
        configuration.Bind(configured);
        options.BaseAddress = configured.BaseAddress ?? options.BaseAddress;
        options.RequestTimeout = configured.RequestTimeout ?? options.RequestTimeout;
        options.DownloadStallTimeout = configured.DownloadStallTimeout ?? options.DownloadStallTimeout;
        options.MaxRetries = configured.MaxRetries ?? options.MaxRetries;
        options.RetryDelay = configured.RetryDelay ?? options.RetryDelay;
        options.MaxRetryDelay = configured.MaxRetryDelay ?? options.MaxRetryDelay;
        options.RetryTimeout = configured.RetryTimeout ?? options.RetryTimeout;
        options.PollInterval = configured.PollInterval ?? options.PollInterval;
        options.ReportTimeout = configured.ReportTimeout ?? options.ReportTimeout;
        options.WatchInterval = configured.WatchInterval ?? options.WatchInterval;
        options.MaxOutage = configured.MaxOutage ?? options.MaxOutage;
        options.MinimumStartNotice = configured.MinimumStartNotice ?? options.MinimumStartNotice;
        options.MinimumRecurrenceInterval = configured.MinimumRecurrenceInterval ?? options.MinimumRecurrenceInterval;
        options.MaximumRecurrenceInterval = configured.MaximumRecurrenceInterval ?? options.MaximumRecurrenceInterval;
        options.MaxRecordBytes = configured.MaxRecordBytes ?? options.MaxRecordBytes;
        options.MaxAnswerBytes = configured.MaxAnswerBytes ?? options.MaxAnswerBytes;
    }
}
