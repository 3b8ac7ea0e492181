using System.Text.Json.Nodes;
using Insights.Typed.Explore.Http;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Results;

/// <summary>A query that runs or ran, and its rows.</summary>
internal sealed class Run : IProgress<ReportProgress>, IAsyncDisposable
{
    private readonly Lock changes = new();
    private readonly CancellationTokenSource cancellation = new();
    private readonly CancellationTokenSource deletion = new();
    private readonly Lazy<Task> disposal;
    private readonly TimeProvider time;
    private readonly long started;
    private RunState state;
    private long bytes;
    private long? totalBytes;
    private TimeSpan? duration;
    private (ExploreFailure Kind, JsonObject Document)? error;
    private bool isRedacted;
    private ExploreException? stopReason;
    private Task work = Task.CompletedTask;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Run(string id, RunKind kind, QueryInspection inspection, ResultTable table, TimeProvider time)
    {
        Id = id;
        Kind = kind;
        Inspection = inspection;
        Query = InsightsQuery.FromText(inspection.Text);
        Table = table;
        this.time = time;
        started = time.GetTimestamp();
        Deleted = deletion.Token;
        disposal = new Lazy<Task>(DeleteAsync);
    }

    public string Id { get; }

    public RunKind Kind { get; }

    /// <summary>The description of the scheduled report and its execution; null for other kinds.</summary>
    public JsonObject? Source { get; init; }

    public QueryInspection Inspection { get; }

    public InsightsQuery<TextRow> Query { get; }

    public ResultTable Table { get; }

    /// <summary>Canceled when the run is deleted, so that what belongs to it is deleted too.</summary>
    public CancellationToken Deleted { get; }

    public bool HasEnded
    {
        get
        {
            lock (changes)
            {
                return state.IsEnd();
            }
        }
    }

    /// <summary>The failure of the run, also if it was stopped; null if it has not failed.</summary>
    public (ExploreFailure Kind, JsonObject Document)? Failure
    {
        get
        {
            lock (changes)
            {
                return error;
            }
        }
    }

    /// <summary>Starts to read the rows of a sequence.</summary>
    /// <param name="read">Creates the sequence.</param>
    /// <param name="errors">Describes a failure.</param>
    public void Start(Func<CancellationToken, IAsyncEnumerable<TextRow>> read, ApiErrors errors) => work = Task.Run(() => RunAsync(read, errors));

    public Task WaitAsync(CancellationToken cancellationToken) => work.WaitAsync(cancellationToken);

    public Task CancelAsync()
    {
        lock (changes)
        {
            // The deletion cancels it too.
            return Deleted.IsCancellationRequested ? Task.CompletedTask : cancellation.CancelAsync();
        }
    }

    /// <summary>Called if the service hides data of the rows.</summary>
    public void SetRedacted() => Change(() => isRedacted = true);

    public void Report(ReportProgress value)
    {
        if (RunStates.FromProgress(value) is { } next)
        {
            Change(() => (state, bytes, totalBytes) = (next, value.Bytes, value.TotalBytes));
        }
    }

    /// <summary>Gets the description and a task that ends with the next change.</summary>
    public (JsonObject Document, bool HasEnded, Task Changed) Observe()
    {
        lock (changes)
        {
            return (Describe(), state.IsEnd(), changed.Task);
        }
    }

    /// <summary>Deletes the run because the page stops.</summary>
    /// <param name="reason">The error of a run that has not ended: no person has canceled it.</param>
    public ValueTask StopAsync(ExploreException reason)
    {
        lock (changes)
        {
            stopReason = reason;
        }

        return DisposeAsync();
    }

    /// <summary>Cancels the run, waits until its query and report are deleted, and deletes the rows. Each caller waits for the end.</summary>
    public ValueTask DisposeAsync() => new(disposal.Value);

    private async Task DeleteAsync()
    {
        // First, so that a description of the canceled run states that its rows are deleted.
        await deletion.CancelAsync().ConfigureAwait(false);
        await cancellation.CancelAsync().ConfigureAwait(false);
        await work.ConfigureAwait(false);
        await Table.DisposeAsync().ConfigureAwait(false);
        deletion.Dispose();
        lock (changes)
        {
            cancellation.Dispose();
        }
    }

    private async Task RunAsync(Func<CancellationToken, IAsyncEnumerable<TextRow>> read, ApiErrors errors)
    {
        var end = RunState.Completed;
        (ExploreFailure, JsonObject)? failure = null;
        try
        {
            await RowStorage.StoreAsync(read(cancellation.Token), Table, () => Change(() => { }), cancellation.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellation.IsCancellationRequested)
        {
            end = RunState.Canceled;
            failure = FindCancellationError(exception) is { } cause ? errors.Describe(cause) : null;
        }
        catch (Exception exception)
        {
            end = RunState.Failed;
            failure = errors.Describe(exception);
        }

        Change(() => (state, error, duration) = (end, failure, time.GetElapsedTime(started)));
    }

    /// <summary>Finds the error of a canceled run: that resources remain on the service, or that the page stops; null if a person canceled it.</summary>
    private Exception? FindCancellationError(OperationCanceledException exception)
    {
        lock (changes)
        {
            return exception.Data.Contains(InsightsException.RemainingResourcesKey) ? exception : stopReason;
        }
    }

    private void Change(Action change)
    {
        lock (changes)
        {
            change();
            changed.SetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Describes the run for the page, which has no list of kinds and states.</summary>
    private JsonObject Describe() => new()
    {
        ["id"] = Id,
        ["kind"] = JsonName.Get(Kind),
        ["kindText"] = Kind.GetText(),
        ["source"] = Source?.DeepClone(),
        ["text"] = Inspection.Text,
        ["state"] = JsonName.Get(state),
        ["stateText"] = state.GetText(Kind),
        ["hasEnded"] = state.IsEnd(),
        ["outcome"] = JsonName.Get(state.GetOutcome()),
        ["canCancel"] = state.CanCancel(),
        ["steps"] = ApiResponse.CreateArray(Kind.GetSteps().Select(step => new JsonObject { ["name"] = step.Name, ["isCurrent"] = step.State == state })),
        ["bytes"] = bytes,
        ["totalBytes"] = totalBytes,
        ["rows"] = Table.RowCount,
        ["isDeleted"] = Deleted.IsCancellationRequested,
        ["elapsedMs"] = (long)(duration ?? time.GetElapsedTime(started)).TotalMilliseconds,
        ["error"] = error?.Document.DeepClone(),
        ["columns"] = ApiResponse.CreateArray(Table.Columns.Select(column => column.Describe())),
        ["isDataRedacted"] = isRedacted,
        ["redactedColumns"] = ApiResponse.CreateArray(isRedacted && state.IsEnd() ? Table.EmptyColumns.Select(name => (JsonNode?)name) : []),
    };
}
