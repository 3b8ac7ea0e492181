using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Insights.Typed.Telemetry;

/// <summary>The instruments of all clients of the process. Measuring costs almost nothing without a listener.</summary>
internal static class Instruments
{
    private static readonly string Version = typeof(Instruments).Assembly.GetName().Version!.ToString(3);
    private static readonly Meter Meter = new(InsightsTelemetry.MeterName, Version);

    // From a request to a report that takes hours.
    private static readonly InstrumentAdvice<double> RequestBuckets = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900] };
    private static readonly InstrumentAdvice<double> ReportBuckets = new() { HistogramBucketBoundaries = [1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400] };

    public static ActivitySource Source { get; } = new(InsightsTelemetry.ActivitySourceName, Version);

    public static Histogram<double> OperationDuration { get; } = Meter.CreateHistogram(
        "insights.client.operation.duration", "s", "The duration of operations, including their retries.", tags: null, RequestBuckets);

    public static Histogram<double> RetryDelay { get; } = Meter.CreateHistogram(
        "insights.client.retry.delay", "s", "The delays before retries: one for each retry.", tags: null, RequestBuckets);

    public static Histogram<double> TokenDuration { get; } = Meter.CreateHistogram(
        "insights.client.token.duration", "s", "The duration of token requests.", tags: null, RequestBuckets);

    public static Histogram<double> ReportDuration { get; } = Meter.CreateHistogram(
        "insights.client.report.duration", "s", "The duration of reading reports, from the first request to the last.", tags: null, ReportBuckets);

    public static UpDownCounter<long> ActiveReports { get; } = Meter.CreateUpDownCounter<long>(
        "insights.client.report.active", "{report}", "Reports in progress.");

    public static Counter<long> Rows { get; } = Meter.CreateCounter<long>(
        "insights.client.report.rows", "{row}", "The rows that were read from reports.");

    public static Counter<long> RejectedRows { get; } = Meter.CreateCounter<long>(
        "insights.client.report.rejected_rows", "{row}", "The rows that were rejected because a value did not fit its column.");

    public static Counter<long> Downloaded { get; } = Meter.CreateCounter<long>(
        "insights.client.download.io", "By", "The bytes that were read from the files of reports.");

    public static Counter<long> Resumes { get; } = Meter.CreateCounter<long>(
        "insights.client.download.resumes", "{resume}", "The downloads that were resumed after an interruption.");
}
