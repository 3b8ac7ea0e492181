using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>One row object may be reused for all records, but only if no code can detect it.</summary>
public sealed class RowReuseTests
{
    private const string Report = "Name,Seats,MaybeSeats\na,1,10\nb,2,\nc,3,30\n";

    [Fact]
    public async Task Values_that_a_projection_returns_do_not_change()
    {
        var rows = await Reports.ReadAsync(Datasets.Everything.Select(x => new { x.Name, Double = x.Seats * 2, x.MaybeSeats }), Report);

        Assert.Equal(
            [new { Name = "a", Double = 2L, MaybeSeats = (long?)10 }, new { Name = "b", Double = 4L, MaybeSeats = (long?)null }, new { Name = "c", Double = 6L, MaybeSeats = (long?)30 }],
            rows);
    }

    [Fact]
    public async Task A_delegate_that_keeps_the_row_reads_that_row()
    {
        var functions = await Reports.ReadAsync(Datasets.Everything.Select(x => new Func<string>(() => x.Name + x.Seats)), Report);

        Assert.Equal(["a1", "b2", "c3"], functions.Select(function => function()));
    }

    [Fact]
    public async Task A_sequence_that_is_enumerated_later_reads_its_row()
    {
        var deferred = await Reports.ReadAsync(Datasets.Everything.Select(x => Enumerable.Range(0, 2).Select(i => x.Seats + i)), Report);
        var expression = await Reports.ReadAsync(Datasets.Everything.Select(x => from i in Enumerable.Range(0, 2) select x.Seats - i), Report);

        Assert.Equal([1, 2, 2, 3, 3, 4], deferred.SelectMany(numbers => numbers));
        Assert.Equal([1, 0, 2, 1, 3, 2], expression.SelectMany(numbers => numbers));
    }

    [Fact]
    public async Task A_local_function_that_keeps_the_row_reads_that_row()
    {
        var functions = await Reports.ReadAsync(
            Datasets.Everything.Select(x =>
            {
                long Seats() => x.Seats;
                return (Func<long>)Seats;
            }),
            Report);

        Assert.Equal([1, 2, 3], functions.Select(function => function()));
    }

    [Fact]
    public async Task Rows_that_are_passed_on_are_separate_rows()
    {
        var report = EverythingReports.Create("a", "b", "c");
        var fullRow = await Reports.ReadAsync(Datasets.Everything.Select(x => x), report);
        var kept = await Reports.ReadAsync(Datasets.Everything.Select(x => new { Row = x, x.Name }), report);
        var mapped = await Reports.ReadAsync(Datasets.Everything.Select(x => Same(x)), report);
        var unprojected = await Reports.ReadAsync(Datasets.Everything, report);

        foreach (var rows in new[] { fullRow, [.. kept.Select(k => k.Row)], mapped, unprojected })
        {
            Assert.Equal(3, rows.Distinct(ReferenceEqualityComparer.Instance).Count());
            Assert.Equal(["a", "b", "c"], rows.Select(row => row.Name));
        }
    }

    [Fact]
    public void A_row_is_created_for_each_record_only_if_it_can_be_kept()
    {
        var reused = BytesFor(Datasets.Everything.Select(x => x.Seats), "Seats");
        var kept = BytesFor(Datasets.Everything.Select(x => new Func<long>(() => x.Seats)), "Seats");

        // A row of this dataset requires more than 150 bytes; numbers in a list require 8.
        Assert.InRange(reused, 0, 10_000 * 40);
        Assert.InRange(kept, 10_000 * 150, long.MaxValue);
    }

    [Fact]
    public void Metrics_are_created_for_each_record_only_if_its_row_is()
    {
        var reused = BytesFor(Datasets.Everything.Select(x => x.Customers), "Customers");
        var kept = BytesFor(Datasets.Everything.Select(x => new Func<long>(() => x.Customers)), "Customers");
        var without = BytesFor(Datasets.Everything.Select(x => new Func<long>(() => x.Seats)), "Seats");

        // The three of them require more than 60 bytes.
        Assert.InRange(reused, 0, 10_000 * 40);
        Assert.InRange(kept, without + (10_000 * 60), long.MaxValue);
    }

    [Fact]
    public async Task Concurrent_runs_do_not_share_a_row()
    {
        var query = Datasets.Everything.Select(x => new { x.Name, x.Seats });
        var runs = await Task.WhenAll(Enumerable.Range(0, 16).Select(run => Task.Run(() =>
            Reports.ReadAsync(query, "Name,Seats\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"{run}-{i},{i}\n"))))));

        Assert.All(runs.Select((rows, run) => (rows, run)), r => Assert.Equal(Enumerable.Range(0, 2000).Select(i => new { Name = $"{r.run}-{i}", Seats = (long)i }), r.rows));
    }

    private static EverythingRow Same(EverythingRow row) => row;

    private static long BytesFor<T>(InsightsQuery<T> query, string column)
    {
        var text = column + "\n" + string.Concat(Enumerable.Repeat("1\n", 10_000));
        var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var records = new DelimitedReader(stream, Records.Comma, Records.Limit);
        var rows = new RowSequence<T>(records, query.CreateProjector(), query.DatasetName);
        var count = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        do
        {
            while (rows.ReadBatch() is > 0 and var read)
            {
                for (var row = 0; row < read; row++)
                {
                    _ = rows[row];
                    count++;
                }
            }
        }
        while (records.FillAsync(TestContext.Current.CancellationToken).AsTask().Result);

        Assert.Equal(10_000, count);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
