using System.Text;
using Insights.Typed.Explore;
using Insights.Typed.Explore.Files;
using Insights.Typed.Explore.Queries;
using Insights.Typed.Explore.Results;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The database of a result: its queries end when nobody waits for them.</summary>
public sealed class ResultTableTests
{
    /// <summary>A query that returns one row at once, and never a second one.</summary>
    private const string Endless = "SELECT 0 UNION ALL SELECT MAX(x) FROM (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n)";

    [Fact(Timeout = 120_000)]
    public async Task A_canceled_query_ends_and_the_next_one_works()
    {
        using var folder = new TempFolder();
        await using var table = new ResultTable(folder["r1.db"], [new ResultColumn("Name", "unknown", null)]);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var query = StartEndless(table, begun, cancellation.Token);
        await begun.Task;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Equal([7], await table.QueryAsync("SELECT 7", reader => reader.GetInt64(0), TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = 120_000)]
    public async Task Deleting_a_result_ends_its_queries()
    {
        using var folder = new TempFolder();
        await using var table = new ResultTable(folder["r1.db"], [new ResultColumn("Name", "unknown", null)]);
        await table.CompleteAsync();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var query = StartEndless(table, begun, TestContext.Current.CancellationToken);
        await begun.Task;

        await table.DisposeAsync();

        Assert.Equal(ExploreFailure.NotFound, (await Assert.ThrowsAsync<ExploreException>(() => query.WaitAsync(TestContext.Current.CancellationToken))).Failure);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    /// <summary>The page keeps results: what only their insertion needs, such as the bytes of a long text, must not remain.</summary>
    [Fact]
    public async Task A_completed_result_has_its_rows_but_not_the_insertion()
    {
        using var folder = new TempFolder();
        await using var table = new ResultTable(folder["r1.db"], [new ResultColumn("Name", "unknown", null), new ResultColumn("Market", "unknown", null)]);
        using var report = new MemoryStream(Encoding.UTF8.GetBytes($"Name,Market\n{new string('x', 1024 * 1024)},\n"));
        var rows = await ReportFileReader.ReadAsync(InsightsQuery.FromText("SELECT Name, Market FROM Usage"), report, cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        await table.AppendAsync(rows);

        await table.CompleteAsync();
        await table.CompleteAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => table.AppendAsync(rows));
        Assert.Equal((1, 1), (table.RowCount, (await table.ReadAsync(0, 10, TestContext.Current.CancellationToken)).Count));
        Assert.Equal(["Market"], table.EmptyColumns);
    }

    /// <summary>Few rows of long texts are in memory while rows are stored, and while they are read for a file.</summary>
    [Fact]
    public async Task Long_texts_are_stored_and_read_a_few_at_a_time()
    {
        const int Length = 1024 * 1024;
        const int Rows = 20;
        using var folder = new TempFolder();
        await using var table = new ResultTable(folder["r1.db"], [new ResultColumn("Name", "unknown", null)]);
        var (arrived, mostWaiting) = (0, 0L);

        await RowStorage.StoreAsync(ReadAsync(), table, () => { }, TestContext.Current.CancellationToken);

        Assert.Equal((Rows, Rows), (arrived, table.RowCount));
        Assert.InRange(mostWaiting, 1, 4);
        Assert.InRange((await table.ReadSomeAsync(0, TestContext.Current.CancellationToken)).Count, 1, 4);
        using var file = new MemoryStream();
        await ResultFile.WriteCsvAsync(table, file, TestContext.Current.CancellationToken);
        Assert.Equal(Rows, file.ToArray().AsSpan().Count(new string('x', Length).Select(c => (byte)c).ToArray()));

        async IAsyncEnumerable<TextRow> ReadAsync()
        {
            using var report = new MemoryStream(Encoding.UTF8.GetBytes("Name\n" + string.Concat(Enumerable.Repeat(new string('x', Length) + "\n", Rows))));
            await foreach (var row in ReportFileReader.ReadAsync(InsightsQuery.FromText("SELECT Name FROM Usage"), report, cancellationToken: TestContext.Current.CancellationToken))
            {
                arrived++;
                yield return row;
                mostWaiting = Math.Max(mostWaiting, arrived - table.RowCount);
            }
        }
    }

    private static Task<List<int>> StartEndless(ResultTable table, TaskCompletionSource begun, CancellationToken cancellationToken) => Task.Run(
        () => table.QueryAsync(
            Endless,
            _ =>
            {
                begun.TrySetResult();
                return 0;
            },
            cancellationToken),
        CancellationToken.None);
}
