using Insights.Typed.Schemas;

namespace Insights.Typed.Testing.Tests;

/// <summary>The local service and the test kit return all rows of a dataset without date ranges.</summary>
public sealed class NoDateColumnTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_any_age_are_read_by_both()
    {
        var schema = SchemaFile.Read("Undated.json", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", "Undated.json"), Token));
        await using var local = await LocalServiceHost.StartAsync(options => { options.Datasets = [Assert.Single(schema.Datasets)]; options.RowsPerDataset = 200; });
        using var insights = new InMemoryInsights();

        var rows = await local.Client.RunAsync(Datasets.Undated, Token).ToListAsync(Token);
        insights.Add(Datasets.Undated, rows);

        Assert.Equal(200, rows.Count);
        Assert.True(rows.Max(row => row.Month) > rows.Min(row => row.Month).AddMonths(7));
        Assert.Equal(rows, await insights.Client.RunAsync(Datasets.Undated, Token).ToListAsync(Token));
    }
}
