using System.Runtime.CompilerServices;
using ArrowBatch = Apache.Arrow.RecordBatch;

namespace Insights.Typed.Parquet.Columns;

/// <summary>Reads the columns of a report as record batches.</summary>
internal static class ReportColumns
{
    /// <summary>Reads the columns of a query as batches that the caller keeps.</summary>
    /// <param name="query">The query.</param>
    /// <param name="format">The types that the caller chose.</param>
    /// <param name="open">Opens the records of a query. Called at once, so that later changes of its options have no effect.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    public static IAsyncEnumerable<ArrowBatch> Read(
        InsightsQuery query, ColumnFormat format, Func<InsightsQuery<int>, CancellationToken, IAsyncEnumerable<int>> open, CancellationToken cancellationToken)
    {
        var reader = new BatchReader(query, format, isReused: false);
        return ReadAsync(reader, open(reader.CreateQuery(), cancellationToken), cancellationToken);
    }

    /// <summary>Reads all batches. A report without rows has none.</summary>
    /// <param name="reader">Collects the columns.</param>
    /// <param name="records">The records of the reader's query.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    public static async IAsyncEnumerable<ArrowBatch> ReadAsync(BatchReader reader, IAsyncEnumerable<int> records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The reader collects many records at a time, before the first of them is returned. A batch may end only when all are returned.
        var returned = 0;
        await foreach (var _ in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            returned++;
            if (returned == reader.Count && reader.IsFull)
            {
                returned = 0;
                yield return reader.Build();
            }
        }

        if (reader.Count > 0)
        {
            yield return reader.Build();
        }
    }
}
