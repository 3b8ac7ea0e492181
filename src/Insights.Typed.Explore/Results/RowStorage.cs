namespace Insights.Typed.Explore.Results;

/// <summary>Stores the rows of a sequence in a table as they arrive.</summary>
internal static class RowStorage
{
    /// <summary>Rows are stored together, because each use of the database has a cost.</summary>
    private const int MaxBatch = 1000;

    /// <summary>The bytes of text after which rows are stored, if there are fewer.</summary>
    private const int MaxBatchBytes = 8 * 1024 * 1024;

    /// <param name="rows">The rows.</param>
    /// <param name="table">The table.</param>
    /// <param name="onStored">Called after some rows were stored.</param>
    /// <param name="cancellationToken">A token to cancel the sequence. The rows that arrived before stay readable.</param>
    public static async Task StoreAsync(IAsyncEnumerable<TextRow> rows, ResultTable table, Action onStored, CancellationToken cancellationToken)
    {
        var batch = new List<TextRow>(MaxBatch);
        var bytes = 0L;
        try
        {
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                batch.Add(row);
                bytes += row.Values.Sum(value => (value?.Length ?? 0) * (long)sizeof(char));
                if (batch.Count == MaxBatch || bytes >= MaxBatchBytes)
                {
                    await FlushAsync().ConfigureAwait(false);
                }
            }
        }
        finally
        {
            // Also after a failure.
            await FlushAsync().ConfigureAwait(false);
            await table.CompleteAsync().ConfigureAwait(false);
        }

        async Task FlushAsync()
        {
            // Replaced first, so that no row is stored twice after an error.
            var full = batch;
            batch = new List<TextRow>(MaxBatch);
            bytes = 0;
            await table.AppendAsync(full).ConfigureAwait(false);
            onStored();
        }
    }
}
