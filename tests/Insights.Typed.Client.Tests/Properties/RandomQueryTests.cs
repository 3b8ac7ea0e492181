using Insights.Typed.Language;

namespace Insights.Typed.Client.Tests.Properties;

/// <summary>
/// Any query of the typed interface, on any dataset, has the intended meaning, and the service can run it. The queries are the
/// same in every run; the environment variable INSIGHTS_SOAK=N tries N times as many.
/// </summary>
public sealed class RandomQueryTests
{
    private const int Seed = 20260310;
    private const int QueriesEach = 250;

    private static readonly IReadOnlyList<GeneratedDataset> AllDatasets = GeneratedDataset.ReadAll(typeof(Datasets));

    [Fact]
    public async Task Every_random_query_has_the_expected_text_and_returns_matching_rows()
    {
        // No more rows than a preview returns, so that it returns all.
        await using var local = await LocalServiceHost.StartAsync(service => service.RowsPerDataset = 100);
        var random = new Random(Seed);
        var (rows, complete) = (0, 0);
        foreach (var dataset in AllDatasets)
        {
            var all = await ReadAllAsync(local, dataset);
            var found = all.ToDictionary(c => c.Key, c => Usable(c.Value));
            for (var i = Soak.Times(QueriesEach); i > 0; i--)
            {
                var query = RandomQuery.Create(random, dataset, found);
                AssertMatchesQuery(dataset, query);
                var count = await AssertReturnsMatchingRowsAsync(local, query);
                rows += count;
                if (IsPlain(query, all))
                {
                    Assert.True(CountMatches(query, all) == count, $"{query.Query}: {count} rows");
                    complete++;
                }
            }
        }

        // Queries that find no rows would prove little.
        Assert.InRange(rows, Soak.Times(AllDatasets.Count * QueriesEach * 2), int.MaxValue);
        Assert.InRange(complete, Soak.Times(AllDatasets.Count * QueriesEach / 20), int.MaxValue);
    }

    private static void AssertMatchesQuery(GeneratedDataset dataset, RandomQuery query)
    {
        var parsed = ParsedQuery.Parse(query.Query.ToString());
        Assert.True(parsed.Query is not null, $"{query.Query}: {string.Join("; ", parsed.Errors)}");
        Assert.Equal(query.Selected, parsed.Query.Columns.Select(c => c.Text));
        Assert.Equal(dataset.All.DatasetName, parsed.Query.Dataset.Text);
        Assert.Equal(query.Conditions.Select(c => (c.Column, c.Operator)), parsed.Query.Conditions.Select(c => (c.Column.Text, c.Operator)));
        Assert.Equal(query.Order, parsed.Query.OrderBy.Select(o => (o.Column.Text, o.Direction)));
        Assert.Equal(query.IsDistinct, parsed.Query.IsDistinct);
        Assert.Equal(query.Limit, parsed.Query.Limit?.Count);
        Assert.Equal(query.DateRange, parsed.Query.DateRange?.Text);
        Assert.Equal(query.Aggregation, parsed.Query.Aggregation?.Text);
    }

    private static async Task<int> AssertReturnsMatchingRowsAsync(LocalServiceHost local, RandomQuery query)
    {
        var rows = await local.Client.PreviewAsync(query.Query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.InRange(rows.Count, 0, Math.Min(100, query.Limit ?? 100));
        foreach (var condition in query.Conditions)
        {
            // An aggregated row has the start of its period, which does not have to satisfy the condition.
            var column = query.Aggregation is null ? query.Selected.ToList().IndexOf(condition.Column) : -1;
            Assert.All(column < 0 ? [] : rows, row => Assert.True(condition.IsMatch(row[column]), $"{query.Query}: {row[column]}"));
        }

        return rows.Count;
    }

    /// <summary>Whether the rows of the dataset determine the number of rows of the query.</summary>
    private static bool IsPlain(RandomQuery query, Dictionary<string, List<object?>> all) =>
        query is { IsDistinct: false, DateRange: "LIFETIME", Aggregation: null }
        && query.Conditions.All(c => c.Predicate is not null)
        && query.Selected.Concat(query.Conditions.Select(c => c.Column)).Concat(query.Order.Select(o => o.Column)).All(all.ContainsKey);

    private static int CountMatches(RandomQuery query, Dictionary<string, List<object?>> all) => Math.Min(
        query.Limit ?? int.MaxValue,
        Enumerable.Range(0, all.First().Value.Count).Count(row => query.Conditions.All(c => c.IsMatch(all[c.Column][row]))));

    /// <summary>The values of every column, row by row.</summary>
    private static async Task<Dictionary<string, List<object?>>> ReadAllAsync(LocalServiceHost local, GeneratedDataset dataset)
    {
        var columns = dataset.Columns.Where(c => !dataset.IsMetric(c)).ToList();
        var query = dataset.AllRows.Select(columns, readAsText: false);
        var rows = await local.Client.PreviewAsync(query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(100, rows.Count);
        return columns.Select((column, i) => (GeneratedDataset.GetName(column), rows.Select(row => row[i]).ToList())).ToDictionary();
    }

    /// <summary>Customers in Côte d'Ivoire exist, but no query can contain that name.</summary>
    private static IReadOnlyList<object> Usable(List<object?> values) =>
        [.. values.OfType<object>().Where(v => v is not string text || !text.Contains('\''))];
}
