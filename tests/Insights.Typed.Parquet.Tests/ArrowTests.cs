using Apache.Arrow;

namespace Insights.Typed.Parquet.Tests;

/// <summary>Record batches, and the sources of columns: a run, an execution, a file.</summary>
public sealed class ArrowTests(ServiceOfAllDatasets service)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Batches_have_the_rows_of_a_file()
    {
        using var folder = new TemporaryFolder();
        var rows = EverythingReport.CreateRows(450);
        var csv = folder.Write("report.csv", EverythingReport.ToCsv(rows));

        var batches = await ReportFileConverter.ReadArrowAsync(EverythingReport.Query, csv, new() { MaxBatchRows = 200 }, Cancel).ToListAsync(Cancel);

        // All are read after the last one was returned: each has separate memory.
        Assert.Equal(3, batches.Count);
        Assert.All(batches, batch => Assert.InRange(batch.Length, 1, 200));
        Assert.Equal(rows, batches.SelectMany(GetRows));
        Assert.Equal(EverythingReport.Query.ToString(), batches[0].Schema.Metadata["insights.query"]);
        Assert.Equal(EverythingReport.Query.SelectedNames, batches[0].Schema.FieldsList.Select(field => field.Name));
    }

    [Fact]
    public async Task Batches_have_the_rows_of_a_run()
    {
        var query = Datasets.DynamicsUsage.OrderBy(x => x.SubscriptionId).Select(x => new { x.CustomerName, x.SubscriptionId, x.Month, x.AssignedSeats });

        var batches = await service.Client.ReadArrowAsync(query, cancellationToken: Cancel).ToListAsync(Cancel);

        var rows = await service.Client.RunAsync(query, Cancel).ToListAsync(Cancel);
        Assert.Equal(rows.Select(row => new object?[] { row.CustomerName, row.SubscriptionId, row.Month, row.AssignedSeats }), batches.SelectMany(GetRows));
    }

    [Fact]
    public async Task A_file_and_batches_have_the_rows_of_an_execution()
    {
        using var folder = new TemporaryFolder();
        var query = Datasets.DynamicsUsage.Select(x => new { x.CustomerName, x.AssignedSeats });
        var report = await service.Client.CreateScheduledReportAsync(query, new ReportSchedule { ReportName = "Parquet", RecurrenceInterval = 24, RecurrenceCount = 1 }, Cancel);
        var execution = await report.WaitForNextAsync(cancellationToken: Cancel);

        var result = await report.WriteParquetAsync(execution!, folder.GetPath("report.parquet"), cancellationToken: Cancel);
        using var stream = new MemoryStream();
        await report.WriteParquetAsync(execution!, stream, cancellationToken: Cancel);
        var batches = await report.ReadArrowAsync(execution!, cancellationToken: Cancel).ToListAsync(Cancel);

        var rows = await report.ReadAsync(execution!, cancellationToken: Cancel).Select(row => new object?[] { row.CustomerName, row.AssignedSeats }).ToListAsync(Cancel);
        Assert.Equal(rows.Count, result.Rows);
        Assert.Equal(rows, DuckDb.ReadRows(folder.GetPath("report.parquet")));
        Assert.Equal(await File.ReadAllBytesAsync(folder.GetPath("report.parquet"), Cancel), stream.ToArray());
        Assert.Equal(rows, batches.SelectMany(GetRows));
        Assert.Throws<ArgumentException>(() => report.ReadAsync(Datasets.OfficeUsage.Select(x => x.CustomerName), execution!, cancellationToken: Cancel));
    }

    private static IEnumerable<object?[]> GetRows(RecordBatch batch) =>
        Enumerable.Range(0, batch.Length).Select(row => batch.Arrays.Select(array => GetValue(array, row)).ToArray());

    private static object? GetValue(IArrowArray array, int row) => array.IsNull(row) ? null : array switch
    {
        DictionaryArray text => ((StringArray)text.Dictionary).GetString(((Int32Array)text.Indices).GetValue(row)!.Value),
        Int64Array numbers => numbers.GetValue(row),
        Decimal128Array numbers => numbers.GetValue(row),
        Date32Array days => days.GetDateOnly(row),
        TimestampArray times => times.GetTimestamp(row)!.Value.UtcDateTime,
        GuidArray ids => ids.GetGuid(row),
        BooleanArray values => values.GetValue(row),
        _ => throw new NotSupportedException(array.GetType().Name),
    };
}
