using Insights.Typed.Reading.Rejection;

namespace Insights.Typed.Reading;

/// <summary>Reads a report file row by row, with constant memory use.</summary>
internal static class ReportReader
{
    /// <summary>Reads the rows of a stream, which stays open. The result can be enumerated once.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="projector">Converts the records to rows.</param>
    /// <param name="datasetName">The name of the dataset, for messages.</param>
    /// <param name="separator">The separator of the fields.</param>
    /// <param name="maxRecordBytes">The maximum size of a record.</param>
    /// <param name="rejecter">Rejects rows; null to reject none.</param>
    /// <param name="isRedacted">Whether the service says that the user's role hides data from the rows.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    public static IAsyncEnumerable<TResult> ReadAsync<TResult>(
        Stream stream, RowProjector<TResult> projector, string datasetName, byte separator, int maxRecordBytes, RowRejecter? rejecter, bool isRedacted, CancellationToken cancellationToken) =>
        new FileRows<TResult>(() => new StreamReportSource(stream), () => projector, datasetName, new DelimitedFormat(separator, maxRecordBytes), () => rejecter, cancellationToken, isRedacted);
}
