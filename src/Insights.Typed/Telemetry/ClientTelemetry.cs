using System.Diagnostics;
using Insights.Typed.Errors;
using Insights.Typed.Operations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Insights.Typed.Telemetry;

/// <summary>The telemetry of one client.</summary>
internal sealed class ClientTelemetry
{
    private readonly TimeProvider time;
    private readonly InsightsClientOptions options;
    private readonly KeyValuePair<string, object?> host;
    private readonly KeyValuePair<string, object?> port;
    private readonly KeyValuePair<string, object?>? name;

    public ClientTelemetry(InsightsClientOptions options)
    {
        this.options = options;
        time = options.TimeProvider;
        host = new(Tag.Server, options.BaseAddress.Host);
        port = new(Tag.Port, options.BaseAddress.Port);
        Log = options.LoggerFactory?.CreateLogger(InsightsTelemetry.LogCategory) ?? NullLogger.Instance;
        if (options.ClientName is { } clientName)
        {
            name = new(Tag.ClientName, clientName);
            Log = new NamedLogger(Log, name.Value);
        }
    }

    public ILogger Log { get; }

    public long Timestamp => time.GetTimestamp();

    /// <summary>Gets the tags of every span and measurement of this client.</summary>
    public TagList Tags => name is { } nameTag ? [host, port, nameTag] : [host, port];

    public TimeSpan GetElapsedTime(long timestamp) => time.GetElapsedTime(timestamp);

    public OperationTelemetry Start(ServiceOperation operation) => new(this, operation);

    public ReportTelemetry StartReport(string dataset) => new(this, dataset);

    /// <summary>Reports that a request will be retried. The current span is that of its operation.</summary>
    public void RequestRetried(InsightsException cause, int retry, TimeSpan delay)
    {
        var errorType = ErrorKind.Get(cause);
        if (!cause.IsDownloadInterruption)
        {
            Log.OperationRetried(cause.Operation, errorType, delay, retry, (cause as InsightsServiceException)?.ServiceMessage ?? Events.None, cause.CorrelationId ?? Events.None, cause.RequestId ?? Events.None);
        }

        if (Instruments.RetryDelay.Enabled)
        {
            var tags = Tags;
            tags.Add(Tag.Operation, cause.Operation);
            tags.Add(Tag.ErrorType, errorType);
            Instruments.RetryDelay.Record(delay.TotalSeconds, tags);
        }

        if (Activity.Current is { } activity && activity.Source == Instruments.Source)
        {
            activity.SetTag(Tag.ResendCount, retry);
            activity.AddEvent(new ActivityEvent("retry", tags: new()
            {
                [Tag.ErrorType] = errorType,
                [Tag.Delay] = delay.TotalSeconds,
            }));
        }
    }

    public void RetriesEnded(InsightsException cause, TimeSpan elapsed) => Log.RetriesEnded(
        cause.Operation, options.RetryTimeout, options.MaxRetries, elapsed, cause.Failure.RetryAfter, cause.CorrelationId ?? Events.None, cause.RequestId ?? Events.None);

    /// <summary>Reports a token that was requested at <paramref name="started"/>.</summary>
    public void TokenObtained(long started, DateTimeOffset expiresOn)
    {
        Log.TokenObtained(GetElapsedTime(started), expiresOn);
        MeasureToken(started, errorType: null);
    }

    public void TokenFailed(long started, Exception failure)
    {
        var errorType = ErrorKind.Get(failure);
        Log.TokenFailed(errorType, GetElapsedTime(started));
        MeasureToken(started, errorType);
    }

    private void MeasureToken(long started, string? errorType)
    {
        if (Instruments.TokenDuration.Enabled)
        {
            var tags = Tags;
            Add(ref tags, errorType);
            Instruments.TokenDuration.Record(GetElapsedTime(started).TotalSeconds, tags);
        }
    }

    public static void Add(ref TagList tags, string? errorType)
    {
        if (errorType is not null)
        {
            tags.Add(Tag.ErrorType, errorType);
        }
    }

    /// <summary>Sets the error status of a span. Only the error's kind is recorded: its message can contain a query.</summary>
    public static void Fail(Activity? activity, string errorType, Exception exception)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag(Tag.ErrorType, errorType);
        activity.SetStatus(ActivityStatusCode.Error);
        if (exception is InsightsException { CorrelationId: { } id })
        {
            activity.SetTag(Tag.CorrelationId, id);
        }

        if (exception is InsightsException { RequestId: { } requestId })
        {
            activity.SetTag(Tag.RequestId, requestId);
        }
    }
}
