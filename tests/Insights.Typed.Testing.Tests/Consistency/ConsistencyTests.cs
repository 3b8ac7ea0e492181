using System.Globalization;
using Insights.Typed.Schemas;

namespace Insights.Typed.Testing.Tests.Consistency;

/// <summary>
/// The test kit and the local service return the same bytes for the same query over the same rows. The queries are the same in
/// every run; the environment variable INSIGHTS_SOAK=N tries N times as many.
/// </summary>
public sealed class ConsistencyTests
{
    private const int Seed = 20260714;
    private const int QueriesEach = 100;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_random_query_finds_the_same_rows_as_on_the_local_service()
    {
        // No more rows than a preview returns, so that it returns all.
        await using var local = await LocalServiceHost.StartAsync(service => { service.RowsPerDataset = 100; service.Datasets = Schemas(); });
        using var kit = new InMemoryInsights(new FixedTime(local.Time.GetUtcNow()));
        var random = new Random(Seed);
        var (rows, withMetrics) = (0, 0);
        foreach (var dataset in GeneratedDatasets.All)
        {
            var counts = await RowCopier.CopyAsync(local, kit, dataset);
            var found = await FoundAsync(kit, dataset);
            for (var i = Soak.Times(QueriesEach); i > 0; i--)
            {
                var query = RandomQuery.Create(random, dataset, found, readAsText: true);
                var names = query.Selected.Concat(query.Conditions.Select(c => c.Column)).Concat(query.Order.Select(o => o.Column)).ToList();
                if (names.Exists(counts.Contains))
                {
                    continue;
                }

                var expected = await RowsAsync(local.Client, query.Query, asReport: i % 5 == 0);
                var actual = await RowsAsync(kit.Client, query.Query, asReport: i % 5 == 0);
                Assert.True(expected.SequenceEqual(actual), $"{query.Query}:\n{string.Join('\n', expected)}\nbut\n{string.Join('\n', actual)}");
                rows += expected.Count;
                withMetrics += names.Exists(name => dataset.Columns.Any(c => GeneratedDataset.GetName(c) == name && dataset.IsMetric(c))) ? 1 : 0;
            }
        }

        // Queries that find no rows would prove little.
        Assert.InRange(rows, Soak.Times(GeneratedDatasets.All.Count * QueriesEach * 2), int.MaxValue);
        Assert.InRange(withMetrics, Soak.Times(QueriesEach / 2), int.MaxValue);
    }

    private static async Task<List<string>> RowsAsync(InsightsClient client, InsightsQuery<object?[]> query, bool asReport)
    {
        var rows = asReport ? client.RunAsync(query, Cancel) : client.PreviewAsync(query, Cancel);
        return await rows.Select(row => string.Join('|', row.Select(v => v ?? "(none)"))).ToListAsync(Cancel);
    }

    /// <summary>Values in the dataset's columns, in the types that conditions accept.</summary>
    private static async Task<Dictionary<string, IReadOnlyList<object>>> FoundAsync(InMemoryInsights kit, GeneratedDataset dataset)
    {
        var columns = dataset.Columns.Where(c => !dataset.IsMetric(c)).ToList();
        var all = dataset.AllRows.Select(columns, readAsText: true);
        var rows = await kit.Client.PreviewAsync(all, Cancel).ToListAsync(Cancel);
        Assert.Equal(100, rows.Count);
        return columns.Select((column, i) => (GeneratedDataset.GetName(column), Typed(column, rows.Select(r => (string?)r[i])))).ToDictionary();
    }

    /// <summary>Customers in Côte d'Ivoire exist, but no query can contain that name.</summary>
    private static IReadOnlyList<object> Typed(object column, IEnumerable<string?> texts) =>
        [.. texts.Where(t => t is not null && !t.Contains('\'')).Select(t => (object)(column switch
        {
            QueryColumn<long> => long.Parse(t!, CultureInfo.InvariantCulture),
            QueryColumn<decimal> => decimal.Parse(t!, CultureInfo.InvariantCulture),
            QueryColumn<Guid> => Guid.Parse(t!),
            DateColumn => DateOnly.ParseExact(t![..10], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => t!,
        }))];

    private static IReadOnlyList<DatasetSchema> Schemas() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Schemas"), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(path => SchemaFile.Read(path, File.ReadAllText(path)).Datasets)];
}
