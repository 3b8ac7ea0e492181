using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Insights.Typed.Telemetry;

/// <summary>What all clients of the process measure with. Measuring costs next to nothing as long as nobody listens.</summary>
internal static class Instruments
{
    private static readonly string Version = typeof(Instruments).Assembly.GetName().Version!.ToString(3);
    private static readonly Meter Meter = new(InsightsTelemetry.MeterName, Version);

    // From a request to a report of hours.
    private static readonly InstrumentAdvice<double> RequestBuckets = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900] };
    private static readonly InstrumentAdvice<double> ReportBuckets = new() { HistogramBucketBoundaries = [1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400] };

    public static ActivitySource Source { get; } = new(InsightsTelemetry.ActivitySourceName, Version);

    public static Histogram<double> OperationDuration { get; } = Meter.CreateHistogram(
        "insights.client.operation.duration", "s", "How long operations took, with their retries.", tags: null, RequestBuckets);

    public static Histogram<double> RetryDelay { get; } = Meter.CreateHistogram(
        "insights.client.retry.delay", "s", "The waits before requests were sent again: as many as retries.", tags: null, RequestBuckets);

    public static Histogram<double> TokenDuration { get; } = Meter.CreateHistogram(
        "insights.client.token.duration", "s", "How long it took to obtain tokens.", tags: null, RequestBuckets);

    public static Histogram<double> ReportDuration { get; } = Meter.CreateHistogram(
        "insights.client.report.duration", "s", "How long reports were read, from the first request to the last.", tags: null, ReportBuckets);

    public static UpDownCounter<long> ActiveReports { get; } = Meter.CreateUpDownCounter<long>(
        "insights.client.report.active", "{report}", "Reports that are being waited for or read.");

    public static Counter<long> Rows { get; } = Meter.CreateCounter<long>(
        "insights.client.report.rows", "{row}", "Rows that were read from reports.");

    public static Counter<long> RejectedRows { get; } = Meter.CreateCounter<long>(
        "insights.client.report.rejected_rows", "{row}", "Rows that were rejected, since a value did not fit its column.");

    public static Counter<long> Downloaded { get; } = Meter.CreateCounter<long>(
        "insights.client.download.io", "By", "Bytes that were read from the files of reports.");

    public static Counter<long> Resumes { get; } = Meter.CreateCounter<long>(
        "insights.client.download.resumes", "{resume}", "Downloads that were taken up again after they had broken off.");
}
