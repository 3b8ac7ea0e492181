using Insights.Typed.Reading.Rejection;

namespace Insights.Typed.Reading;

/// <summary>Reads a report file row by row, in constant memory.</summary>
internal static class ReportReader
{
    /// <summary>The rows of a stream, which is left open. To be enumerated once.</summary>
    public static IAsyncEnumerable<TResult> ReadAsync<TResult>(
        Stream stream, RowProjector<TResult> projector, string datasetName, byte separator, int maxRecordBytes, RowRejecter? rejecter, CancellationToken cancellationToken) =>
        new FileRows<TResult>(() => new StreamReportSource(stream), () => projector, datasetName, new DelimitedFormat(separator, maxRecordBytes), () => rejecter, cancellationToken);
}
