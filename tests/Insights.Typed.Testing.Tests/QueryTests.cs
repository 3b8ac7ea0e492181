namespace Insights.Typed.Testing.Tests;

public sealed class QueryTests : IDisposable
{
    private readonly InMemoryInsights insights = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => insights.Dispose();

    [Fact]
    public async Task A_query_finds_its_rows_by_preview_and_by_report()
    {
        AddSeats();
        var idle = Datasets.DynamicsUsage
            .Where(x => x.AssignedSeats > 10 && x.CustomerMarket == "Germany")
            .OrderByDescending(x => x.AssignedSeats)
            .Take(2)
            .Select(x => new { x.CustomerName, Idle = x.AssignedSeats - x.ActiveSeats });

        var previewed = await insights.Client.PreviewAsync(idle, Cancel).ToListAsync(Cancel);
        var run = await insights.Client.RunAsync(idle, Cancel).ToListAsync(Cancel);

        Assert.Equal([new { CustomerName = "Contoso", Idle = 39L }, new { CustomerName = "Fabrikam", Idle = 8L }], run);
        Assert.Equal(run, previewed);
    }

    [Fact]
    public async Task Rows_without_an_order_keep_the_order_in_which_they_were_added()
    {
        insights.Add(Datasets.DynamicsUsage, new DynamicsUsageRow { CustomerName = "b" }, new DynamicsUsageRow { CustomerName = "a" });
        insights.Add(Datasets.DynamicsUsage, [new DynamicsUsageRow { CustomerName = "B" }]);

        Assert.Equal(["b", "a", "B"], await NamesAsync(Datasets.DynamicsUsage.Select(x => x.CustomerName)));
        Assert.Equal(["a", "b"], await NamesAsync(Datasets.DynamicsUsage.Distinct().Select(x => x.CustomerName)));
    }

    [Fact]
    public async Task A_dataset_without_rows_is_empty()
    {
        insights.Add(Datasets.DynamicsUsage);

        Assert.Empty(await NamesAsync(Datasets.DynamicsUsage.Select(x => x.CustomerName)));
    }

    [Fact]
    public async Task Requests_and_queries_are_recorded()
    {
        AddSeats();
        var names = Datasets.DynamicsUsage.During(t => t.LastMonth).Select(x => x.CustomerName);

        await insights.Client.PreviewAsync(names, Cancel).ToListAsync(Cancel);
        await insights.Client.RunAsync(names, Cancel).ToListAsync(Cancel);

        Assert.Equal(["SELECT CustomerName FROM DynamicsUsage TIMESPAN LAST_MONTH", names.ToString()], insights.Queries);
        Assert.Equal(
            [
                InsightsOperation.TestQuery, InsightsOperation.CreateQuery, InsightsOperation.CreateReport, InsightsOperation.ListExecutions,
                InsightsOperation.Download, InsightsOperation.DeleteReport, InsightsOperation.DeleteQuery,
            ],
            insights.Requests.Select(r => r.Operation));
        var created = insights.Requests[1];
        Assert.Equal(("POST", "ScheduledQueries"), (created.Method, created.Path));
        Assert.Contains(names.ToString(), created.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(insights.Requests, r => r.ToString().Contains("in-memory", StringComparison.Ordinal));
    }

    [Fact]
    public async Task System_queries_are_available()
    {
        insights.Add(Datasets.DynamicsUsage, new DynamicsUsageRow { CustomerName = "Contoso" });

        var rows = await insights.Client.RunAsync(SystemQueries.DynamicsUsage, Cancel).ToListAsync(Cancel);
        var listed = await insights.Client.GetQueriesAsync(origin: QueryOrigin.System, cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal("Contoso", Assert.Single(rows).CustomerName);
        Assert.Equal([SystemQueries.DynamicsUsage.QueryId], listed.Select(q => q.QueryId));
        Assert.Equal([SystemQueries.DynamicsUsage.ToString()], insights.Queries);
    }

    [Fact]
    public async Task A_preview_has_a_hundred_rows_and_a_report_has_all()
    {
        insights.Add(Datasets.DynamicsUsage, Enumerable.Range(0, 250).Select(i => new DynamicsUsageRow { AssignedSeats = i }));
        var seats = Datasets.DynamicsUsage.Select(x => x.AssignedSeats);

        Assert.Equal(100, await insights.Client.PreviewAsync(seats, Cancel).CountAsync(Cancel));
        Assert.Equal(Enumerable.Range(0, 250).Select(i => (long)i), await insights.Client.RunAsync(seats, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task AddResult_sets_the_rows_of_a_query()
    {
        var perMarket = Datasets.DynamicsUsage
            .Where(x => x.CustomerCount > 1)
            .Select(x => new { x.CustomerMarket, x.CustomerCount });
        insights.AddResult(perMarket, new DynamicsUsageRow { CustomerMarket = "Poland", CustomerCount = 1 });

        Assert.Equal([new { CustomerMarket = "Poland", CustomerCount = 1L }], await insights.Client.RunAsync(perMarket, Cancel).ToListAsync(Cancel));

        insights.AddResult<DynamicsUsageRow>(perMarket);
        Assert.Empty(await insights.Client.PreviewAsync(perMarket, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task AddResult_sets_the_rows_of_a_system_query()
    {
        insights.AddResult(SystemQueries.DynamicsUsage, new DynamicsUsageRow { CustomerName = "Contoso" });

        Assert.Equal("Contoso", Assert.Single(await insights.Client.RunAsync(SystemQueries.DynamicsUsage, Cancel).ToListAsync(Cancel)).CustomerName);
    }

    [Fact]
    public async Task A_clock_determines_the_rows_of_a_date_range()
    {
        using var dated = new InMemoryInsights(FixedTime.Noon);
        dated.Add(Datasets.DynamicsUsage, Months());
        insights.Add(Datasets.DynamicsUsage, Months());
        var lastMonth = Datasets.DynamicsUsage.During(t => t.LastMonth).Select(x => x.Month);
        var halfAYear = Datasets.DynamicsUsage.Select(x => x.Month);

        Assert.Equal([new DateOnly(2026, 2, 1)], await dated.Client.RunAsync(lastMonth, Cancel).ToListAsync(Cancel));
        Assert.Equal([new DateOnly(2026, 2, 1), new DateOnly(2025, 9, 1)], await dated.Client.PreviewAsync(halfAYear, Cancel).ToListAsync(Cancel));
        Assert.Equal(4, await insights.Client.RunAsync(lastMonth, Cancel).CountAsync(Cancel));
        Assert.Equal(4, await insights.Client.PreviewAsync(halfAYear, Cancel).CountAsync(Cancel));

        static IEnumerable<DynamicsUsageRow> Months() =>
            new[] { new DateOnly(2026, 3, 1), new(2026, 2, 1), new(2025, 9, 1), new(2025, 8, 1) }.Select(month => new DynamicsUsageRow { Month = month });
    }

    private void AddSeats() => insights.Add(Datasets.DynamicsUsage,
    [
        new DynamicsUsageRow { CustomerName = "Fabrikam", CustomerMarket = "germany", AssignedSeats = 11, ActiveSeats = 3 },
        new DynamicsUsageRow { CustomerName = "Contoso", CustomerMarket = "Germany", AssignedSeats = 40, ActiveSeats = 1 },
        new DynamicsUsageRow { CustomerName = "Litware", CustomerMarket = "France", AssignedSeats = 90, ActiveSeats = 1 },
        new DynamicsUsageRow { CustomerName = "Lucerne", CustomerMarket = "Germany", AssignedSeats = 10, ActiveSeats = 1 },
    ]);

    private async Task<List<string>> NamesAsync(InsightsQuery<string> query) => await insights.Client.PreviewAsync(query, Cancel).ToListAsync(Cancel);
}
