using System.Diagnostics;
using Insights.Typed.Errors;
using Insights.Typed.Language;

namespace Insights.Typed.Telemetry;

/// <summary>
/// The telemetry of reading one report, from its first request to its last: a span with a child span for each stage,
/// measurements and log events. Not thread-safe, because rows are read sequentially.
/// </summary>
internal sealed class ReportTelemetry : IDisposable
{
    /// <summary>The number of rows that are counted before they are reported, so that a row costs only an addition.</summary>
    private const int RowsPerMeasurement = 4096;

    private readonly ClientTelemetry client;
    private readonly string dataset;
    private readonly long started;
    private readonly Activity? activity;
    private Activity? current;
    private Exception? failure;
    private string? reportId;
    private string? lastExecution;
    private long rows;
    private long rejected;
    private long measuredRows;
    private long bytes;
    private bool isDisposed;

    public ReportTelemetry(ClientTelemetry client, string dataset)
    {
        this.client = client;
        this.dataset = dataset;
        started = client.Timestamp;
        client.Log.ReportStarted(dataset);
        Instruments.ActiveReports.Add(1, Tags);
        if (Instruments.Source.HasListeners())
        {
            activity = Instruments.Source.StartActivity(ReportSpan.Read, ActivityKind.Internal, parentContext: default, Tags);
        }
    }

    private TagList Tags
    {
        get
        {
            var tags = client.Tags;
            tags.Add(Tag.Dataset, dataset);
            return tags;
        }
    }

    /// <summary>Starts a stage of the reading, or of another stage, which ends when the result is disposed.</summary>
    /// <param name="name">The span's name, one of a few.</param>
    public Stage Begin(string name)
    {
        var parent = current ?? activity;
        if (parent is null)
        {
            return default;
        }

        // With an explicit parent: the current activity of an iterator ends with each row that it returns.
        var stage = Instruments.Source.StartActivity(name, ActivityKind.Internal, parent.Context, Tags);
        var previous = current;
        current = stage;
        return new Stage(this, stage, previous);
    }

    /// <summary>
    /// Makes spans of requests children of the current stage. Call it in an asynchronous method before a request, if the stage
    /// started in another step of an iterator; the caller of that method is not affected.
    /// </summary>
    public void RestoreActivity()
    {
        if (current is not null)
        {
            Activity.Current = current;
        }
    }

    public void ReportCreated(string? queryId, string? report)
    {
        (queryId, report) = (UntrustedText.SanitizeName(queryId), UntrustedText.SanitizeName(report));
        reportId = report;
        client.Log.ReportCreated(report, queryId);
        activity?.SetTag(Tag.QueryId, queryId).SetTag(Tag.ReportId, report);
    }

    /// <summary>Reports a poll of the execution, only if its status has changed.</summary>
    public void ExecutionSeen(string? executionId, string? status)
    {
        (executionId, status) = (UntrustedText.SanitizeName(executionId), UntrustedText.SanitizeName(status));
        if (lastExecution == (lastExecution = $"{executionId} {status}"))
        {
            return;
        }

        client.Log.ExecutionSeen(executionId, reportId, status);
        activity?.SetTag(Tag.ExecutionId, executionId)
            .AddEvent(new ActivityEvent("execution", tags: new() { [Tag.ExecutionId] = executionId, [Tag.ExecutionStatus] = status }));
    }

    public void DataRedacted()
    {
        client.Log.DataRedacted(dataset);
        activity?.AddEvent(new ActivityEvent("data redacted"));
    }

    /// <param name="host">The host of the link. The rest of the link is a secret.</param>
    /// <param name="length">The length of the file; null if its host does not state it.</param>
    public void DownloadStarted(string host, long? length) => client.Log.DownloadStarted(dataset, host, length);

    public void DownloadResumed(long offset, Exception? cause)
    {
        var errorType = cause is null ? "response_ended" : ErrorKind.Get(cause);
        client.Log.DownloadResumed(dataset, offset, errorType);
        if (Instruments.Resumes.Enabled)
        {
            var tags = Tags;
            tags.Add(Tag.ErrorType, errorType);
            Instruments.Resumes.Add(1, tags);
        }

        activity?.AddEvent(new ActivityEvent("download resumed", tags: new() { [Tag.Offset] = offset, [Tag.ErrorType] = errorType }));
    }

    public void LinkRefused(int status)
    {
        client.Log.LinkRenewed(dataset, status);
        activity?.AddEvent(new ActivityEvent("link refused", tags: new() { [Tag.Status] = status }));
    }

    public void BytesRead(long count)
    {
        bytes += count;
        if (Instruments.Downloaded.Enabled)
        {
            Instruments.Downloaded.Add(count, Tags);
        }
    }

    public void RowRead()
    {
        if (++rows - measuredRows >= RowsPerMeasurement)
        {
            MeasureRows();
        }
    }

    public void RowsRejected(long count)
    {
        rejected += count;
        Instruments.RejectedRows.Add(count, Tags);
    }

    public void ResourcesLeft(string? queryId, string? report)
    {
        (queryId, report) = (UntrustedText.SanitizeName(queryId), UntrustedText.SanitizeName(report));
        client.Log.ResourcesLeft(queryId, report);
        activity?.AddEvent(new ActivityEvent("resources left", tags: new() { [Tag.QueryId] = queryId, [Tag.ReportId] = report }));
    }

    public void Failed(Exception exception) => failure = exception;

    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        MeasureRows();
        Instruments.ActiveReports.Add(-1, Tags);
        var elapsed = client.GetElapsedTime(started);
        if (rejected > 0)
        {
            client.Log.RowsRejected(dataset, rejected, rows);
            activity?.SetTag(Tag.RejectedRows, rejected);
        }

        var errorType = failure is null ? null : ErrorKind.Get(failure);
        if (errorType is null)
        {
            client.Log.ReportRead(dataset, elapsed, rows, bytes);
        }
        else
        {
            if (failure is OperationCanceledException)
            {
                client.Log.ReportCanceled(dataset, elapsed, rows, bytes);
            }
            else
            {
                var service = failure as InsightsException;
                client.Log.ReportFailed(dataset, errorType, elapsed, rows, bytes, service?.CorrelationId ?? Events.None, service?.RequestId ?? Events.None);
            }

            ClientTelemetry.Fail(activity, errorType, failure!);
        }

        if (Instruments.ReportDuration.Enabled)
        {
            var tags = Tags;
            ClientTelemetry.Add(ref tags, errorType);
            Instruments.ReportDuration.Record(elapsed.TotalSeconds, tags);
        }

        activity?.SetTag(Tag.Rows, rows).SetTag(Tag.Bytes, bytes);
        activity?.Dispose();
    }

    private void MeasureRows()
    {
        Instruments.Rows.Add(rows - measuredRows, Tags);
        measuredRows = rows;
    }

    /// <summary>One stage, with a span if a listener exists.</summary>
    internal readonly struct Stage(ReportTelemetry report, Activity? activity, Activity? previous) : IDisposable
    {
        public void Dispose()
        {
            if (report is not null)
            {
                report.current = previous;
                activity?.Dispose();
            }
        }
    }
}
