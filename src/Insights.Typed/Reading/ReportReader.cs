using Insights.Typed.Reading.Rejection;

namespace Insights.Typed.Reading;

/// <summary>Reads a report file row by row, with constant memory use.</summary>
internal static class ReportReader
{
    /// <summary>Reads the rows of a stream, which stays open. The result can be enumerated once.</summary>
    public static IAsyncEnumerable<TResult> ReadAsync<TResult>(
        Stream stream, RowProjector<TResult> projector, string datasetName, byte separator, int maxRecordBytes, RowRejecter? rejecter, CancellationToken cancellationToken) =>
        new FileRows<TResult>(() => new StreamReportSource(stream), () => projector, datasetName, new DelimitedFormat(separator, maxRecordBytes), () => rejecter, cancellationToken);
}
