namespace Insights.Typed.Client.Runs;

/// <summary>
/// The rows of a run. The run starts when the first row is requested, and deletes its resources after the last row, after
/// an error, and when reading stops early. Implemented without an iterator, so that a row passes through without an
/// additional state machine.
/// </summary>
internal sealed class ReportRows<T>(InsightsQuery<T> query, Func<ReportRun> createRun, CancellationToken runToken) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Rows(query, createRun(), runToken, cancellationToken);

    private sealed class Rows(InsightsQuery<T> query, ReportRun run, CancellationToken runToken, CancellationToken readToken) : IAsyncEnumerator<T>
    {
        private readonly CancellationTokenSource? linkedSource =
            runToken.CanBeCanceled && readToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(runToken, readToken) : null;

        private bool hasStarted;
        private IAsyncEnumerator<T>? rows;
        private bool isCompleted;

        public T Current => rows is null ? default! : rows.Current;

        private CancellationToken CancellationToken => linkedSource?.Token ?? (runToken.CanBeCanceled ? runToken : readToken);

        /// <summary>Gets the caller's canceled token; null if no token is canceled.</summary>
        private CancellationToken? CanceledToken => runToken.IsCancellationRequested ? runToken : readToken.IsCancellationRequested ? readToken : null;

        public ValueTask<bool> MoveNextAsync()
        {
            if (isCompleted || rows is null)
            {
                return isCompleted ? ValueTask.FromResult(false) : new(StartAsync());
            }

            var next = rows.MoveNextAsync();
            if (!next.IsCompletedSuccessfully)
            {
                return new(AwaitAsync(next));
            }

            return next.Result ? ValueTask.FromResult(true) : new(FinishAsync());
        }

        public async ValueTask DisposeAsync()
        {
            if (hasStarted)
            {
                await EndAsync(null).ConfigureAwait(false);
            }

            linkedSource?.Dispose();
        }

        private async Task<bool> StartAsync()
        {
            hasStarted = true;
            try
            {
                rows = (await run.ReadAsync(query, CancellationToken).ConfigureAwait(false)).GetAsyncEnumerator(CancellationToken);
            }
            catch (OperationCanceledException exception) when (CanceledToken is not null)
            {
                throw await EndCanceledAsync(exception).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                await EndAsync(exception).ConfigureAwait(false);
                throw;
            }

            return await AwaitAsync(rows.MoveNextAsync()).ConfigureAwait(false);
        }

        private async Task<bool> AwaitAsync(ValueTask<bool> next)
        {
            bool hasRow;
            try
            {
                hasRow = await next.ConfigureAwait(false);
            }
            catch (OperationCanceledException exception) when (CanceledToken is not null)
            {
                throw await EndCanceledAsync(exception).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                await EndAsync(exception).ConfigureAwait(false);
                throw;
            }

            if (!hasRow)
            {
                await EndAsync(null).ConfigureAwait(false);
            }

            return hasRow;
        }

        private async Task<bool> FinishAsync()
        {
            await EndAsync(null).ConfigureAwait(false);
            return false;
        }

        /// <summary>Creates the cancellation exception with the caller's token, which distinguishes it from other cancellations.</summary>
        private async Task<OperationCanceledException> EndCanceledAsync(OperationCanceledException exception)
        {
            var canceled = new TaskCanceledException(exception.Message, exception, CanceledToken!.Value);
            await EndAsync(canceled).ConfigureAwait(false);
            return canceled;
        }

        private async Task EndAsync(Exception? failure)
        {
            if (isCompleted)
            {
                return;
            }

            isCompleted = true;
            try
            {
                if (rows is not null)
                {
                    await rows.DisposeAsync().ConfigureAwait(false);
                }
            }
            finally
            {
                await run.CleanUpAsync(failure).ConfigureAwait(false);
            }
        }
    }
}
