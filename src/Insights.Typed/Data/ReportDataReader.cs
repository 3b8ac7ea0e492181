using System.Collections;
using System.Data.Common;

namespace Insights.Typed.Data;

/// <summary>The records of a report as a data reader: each read continues in the same rows that <c>await foreach</c> would return.</summary>
internal sealed partial class ReportDataReader : DbDataReader, IDbColumnSchemaGenerator
{
    private readonly CellReader cells;
    private readonly string[] names;
    private readonly string datasetName;
    private readonly CancellationTokenSource cancellation = new();
    private readonly IAsyncEnumerator<int> records;
    private int record = -1;
    private bool? hasFirstRecord;
    private bool isFirstRecordPending;
    private bool isClosed;
    private bool isPastResult;
    private bool hasFailed;

    /// <param name="query">The query, which defines the columns.</param>
    /// <param name="open">Opens the records of a query with these columns.</param>
    public ReportDataReader(InsightsQuery query, Func<InsightsQuery<int>, CancellationToken, IAsyncEnumerable<int>> open)
    {
        datasetName = query.DatasetName;
        cells = new CellReader(query);
        names = [.. query.Columns.Select(column => column.Name)];
        records = open(cells.CreateQuery(), cancellation.Token).GetAsyncEnumerator(CancellationToken.None);
    }

    /// <summary>Opens a reader before its first record, when that has arrived or is known not to exist: errors at the start are thrown here.</summary>
    /// <param name="query">The query, which defines the columns.</param>
    /// <param name="open">Opens the records of a query with these columns.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static async Task<DbDataReader> OpenAsync(
        InsightsQuery query, Func<InsightsQuery<int>, CancellationToken, IAsyncEnumerable<int>> open, CancellationToken cancellationToken)
    {
        var reader = new ReportDataReader(query, open);
        try
        {
            await reader.MoveToFirstAsync(cancellationToken).ConfigureAwait(false);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override int Depth => 0;

    public override int FieldCount => cells.Columns.Count;

    public override bool HasRows => !isPastResult && (hasFirstRecord ?? Wait(MoveToFirstAsync(CancellationToken.None)));

    public override bool IsClosed => isClosed;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>Moves to the next record. Blocks while it waits for bytes; the work it waits for does not need the caller's thread.</summary>
    public override bool Read() => Wait(MoveAsync(CancellationToken.None));

    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => MoveAsync(cancellationToken).AsTask();

    /// <summary>Moves to the first record before the first read.</summary>
    private async ValueTask<bool> MoveToFirstAsync(CancellationToken cancellationToken)
    {
        if (hasFirstRecord is null)
        {
            hasFirstRecord = await TryAdvanceAsync(cancellationToken).ConfigureAwait(false);
            isFirstRecordPending = hasFirstRecord.Value;
        }

        return hasFirstRecord.Value;
    }

    /// <summary>Returns false: there is only one result. The current record is no longer available then.</summary>
    public override bool NextResult()
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        isPastResult = true;
        isFirstRecordPending = false;
        record = -1;
        return false;
    }

    /// <summary>Ends the reading, and the run that it belongs to. Blocks as <see cref="Read"/> does.</summary>
    public override void Close() => Wait(CloseOnceAsync());

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    public override async ValueTask DisposeAsync()
    {
        await CloseOnceAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<bool> CloseOnceAsync()
    {
        if (isClosed)
        {
            return false;
        }

        isClosed = true;
        await records.DisposeAsync().ConfigureAwait(false);
        cancellation.Dispose();
        return true;
    }

    private static bool Wait(ValueTask<bool> move) => move.IsCompletedSuccessfully ? move.Result : move.AsTask().GetAwaiter().GetResult();

    private ValueTask<bool> MoveAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        if (isPastResult)
        {
            return new ValueTask<bool>(false);
        }

        if (isFirstRecordPending)
        {
            isFirstRecordPending = false;
            record = records.Current;
            return new ValueTask<bool>(true);
        }

        return MoveToNextAsync(cancellationToken);
    }

    private async ValueTask<bool> MoveToNextAsync(CancellationToken cancellationToken)
    {
        record = -1;
        var hasRecord = await TryAdvanceAsync(cancellationToken).ConfigureAwait(false);
        hasFirstRecord ??= hasRecord;
        record = hasRecord ? records.Current : -1;
        return hasRecord;
    }

    /// <summary>Reads on. A canceled read ends the whole reading, because the rest of the interrupted download is not available.</summary>
    private async ValueTask<bool> TryAdvanceAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (hasFailed)
        {
            // A sequence that ended with an error has no more rows, which must not look like the report's end.
            throw new InvalidOperationException("A read of this report failed or was canceled, so the rows after it are not available: read the report again.");
        }

        hasFailed = true;
        var move = records.MoveNextAsync();
        var hasRecord = move.IsCompletedSuccessfully ? move.Result : await AwaitMoveAsync(move, cancellationToken).ConfigureAwait(false);
        hasFailed = false;
        return hasRecord;
    }

    private async ValueTask<bool> AwaitMoveAsync(ValueTask<bool> move, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), cancellation))
        {
            try
            {
                return await move.ConfigureAwait(false);
            }
            catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(exception.Message, exception, cancellationToken);
            }
        }
    }
}
