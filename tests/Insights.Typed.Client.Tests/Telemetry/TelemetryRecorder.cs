using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Client.Tests.Telemetry;

/// <summary>
/// All telemetry of one client, separated from that of the rest of the process: spans under a root span of this test,
/// measurements with the port of the client's service, and events of its logger.
/// </summary>
internal sealed class TelemetryRecorder : ILoggerProvider
{
    private readonly ILoggerFactory loggers;
    private int port;
    private readonly ActivityListener activities;
    private readonly MeterListener meters = new();
    private readonly Activity root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();

    public TelemetryRecorder()
    {
        activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name is InsightsTelemetry.ActivitySourceName or "System.Net.Http",
            Sample = Sample,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(activities);
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == InsightsTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measure(instrument, value, tags));
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measure(instrument, value, tags));
        meters.Start();
        loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(this));
    }

    /// <summary>Listens to the client that is created with these options.</summary>
    public void AddTo(InsightsClientOptions options)
    {
        port = options.BaseAddress.Port;
        options.LoggerFactory = loggers;
    }

    /// <summary>The spans that ended, the first to end first.</summary>
    public ConcurrentQueue<Activity> Spans { get; } = new();

    public ConcurrentQueue<RecordedMeasurement> Measurements { get; } = new();

    public ConcurrentQueue<RecordedLogEntry> Events { get; } = new();

    /// <summary>The spans of the client, without those of .NET's handlers.</summary>
    public IEnumerable<Activity> ClientSpans => Spans.Where(span => span.Source.Name == InsightsTelemetry.ActivitySourceName);

    public double Sum(string instrument) => Measurements.Where(m => m.Instrument == instrument).Sum(m => m.Value);

    public int Count(string instrument) => Measurements.Count(m => m.Instrument == instrument);

    /// <summary>Everything recorded, as text: names, tags and values, and the messages with their fields.</summary>
    public string GetAllText() => string.Join('\n', [
        .. Spans.Select(Text),
        .. Measurements.Select(m => $"{m.Instrument} {m.Value} {Text(m.Tags)}"),
        .. Events.Select(e => $"{e.Category} {e.Id} {e.Level} {e.Message} {e.Fields}")]);

    ILogger ILoggerProvider.CreateLogger(string categoryName) => new CategoryLogger(this, categoryName);

    public void Dispose()
    {
        loggers.Dispose();
        root.Dispose();
        meters.Dispose();
        activities.Dispose();
    }

    private static string Text(Activity span) => string.Join(' ', [
        span.OperationName, span.DisplayName, span.StatusDescription ?? "", Text(span.TagObjects), Text(span.Baggage.Select(b => KeyValuePair.Create(b.Key, (object?)b.Value))),
        .. span.Events.Select(e => e.Name + " " + Text(e.Tags))]);

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(t => $"{t.Key}={t.Value}"));

    private ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options) => ActivitySamplingResult.AllDataAndRecorded;

    private void Stopped(Activity activity)
    {
        if (activity.TraceId == root.TraceId)
        {
            Spans.Enqueue(activity);
        }
    }

    private void Measure(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == "server.port" && tag.Value is int measured && measured == port)
            {
                Measurements.Enqueue(new RecordedMeasurement(instrument.Name, value, tags.ToArray()));
            }
        }
    }

    private sealed class CategoryLogger(TelemetryRecorder listening, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            listening.Events.Enqueue(new RecordedLogEntry(name, default, LogLevel.None, state.ToString()!, ""));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            listening.Events.Enqueue(new RecordedLogEntry(
                name,
                eventId,
                logLevel,
                formatter(state, exception),
                (state is IEnumerable<KeyValuePair<string, object?>> fields ? Text(fields) : "") + exception));
    }
}

internal sealed record RecordedMeasurement(string Instrument, double Value, KeyValuePair<string, object?>[] Tags)
{
    public object? Tag(string name) => Tags.FirstOrDefault(tag => tag.Key == name).Value;
}

internal sealed record RecordedLogEntry(string Category, EventId Id, LogLevel Level, string Message, string Fields);
