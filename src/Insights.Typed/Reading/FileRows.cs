using Insights.Typed.Reading.Rejection;

namespace Insights.Typed.Reading;

/// <summary>The rows of a report. Each enumeration reads it again.</summary>
internal sealed class FileRows<TResult>(
    Func<ReportSource> createSource,
    Func<RowProjector<TResult>> createProjector,
    string datasetName,
    DelimitedFormat format,
    Func<RowRejecter?>? createRejecter,
    CancellationToken cancellationToken,
    bool isRedacted = false) : IAsyncEnumerable<TResult>
{
    public IAsyncEnumerator<TResult> GetAsyncEnumerator(CancellationToken enumerationToken = default) =>
        new Enumerator(createSource(), createProjector(), datasetName, format, createRejecter?.Invoke(), isRedacted, cancellationToken, enumerationToken);

    /// <summary>
    /// Implemented without an iterator, whose state machine would cost more for each row than its values: here a row that
    /// is already read costs a comparison and no waiting.
    /// </summary>
    private sealed class Enumerator(
        ReportSource source,
        RowProjector<TResult> projector,
        string datasetName,
        DelimitedFormat format,
        RowRejecter? rejecter,
        bool isRedacted,
        CancellationToken callToken,
        CancellationToken enumerationToken) : IAsyncEnumerator<TResult>
    {
        /// <summary>The row number that no row has.</summary>
        private const int EndOfRows = int.MaxValue;

        private readonly CancellationTokenSource? linkedSource = callToken.CanBeCanceled && enumerationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(callToken, enumerationToken)
            : null;

        private DelimitedReader? records;
        private RowSequence<TResult>? rows;
        private int next;
        private int count;
        private bool isClosed;

        public TResult Current { get; private set; } = default!;

        private CancellationToken Token => linkedSource?.Token ?? (callToken.CanBeCanceled ? callToken : enumerationToken);

        public ValueTask<bool> MoveNextAsync()
        {
            var row = next;
            if (row < count)
            {
                // An exception of a projection ends the enumeration.
                next = EndOfRows;
                Current = projector.Project(row);
                next = row + 1;
                return new ValueTask<bool>(true);
            }

            return MoveToNextBatchAsync();
        }

        public async ValueTask DisposeAsync()
        {
            if (isClosed)
            {
                return;
            }

            isClosed = true;
            next = EndOfRows;
            records?.Dispose();
            rejecter?.Dispose();
            linkedSource?.Dispose();
            await source.DisposeAsync().ConfigureAwait(false);
        }

        private async ValueTask<bool> MoveToNextBatchAsync()
        {
            if (next == EndOfRows)
            {
                return false;
            }

            next = EndOfRows;
            try
            {
                count = await ReadBatchAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                source.Fail(exception);
                throw;
            }

            if (count == 0)
            {
                return false;
            }

            Current = projector.Project(0);
            next = 1;
            return true;
        }

        private async ValueTask<int> ReadBatchAsync()
        {
            var token = Token;
            if (rows is null)
            {
                var stream = await source.OpenAsync(token).ConfigureAwait(false);
                records = new DelimitedReader(stream, format.Separator, format.MaxRecordBytes);
                rows = new RowSequence<TResult>(records, projector, datasetName, rejecter, isRedacted);
            }

            int read;
            while ((read = rows.ReadBatch()) == 0)
            {
                token.ThrowIfCancellationRequested();
                if (!await records!.FillAsync(token).ConfigureAwait(false))
                {
                    rows.Complete();
                    return 0;
                }
            }

            return read;
        }
    }
}
