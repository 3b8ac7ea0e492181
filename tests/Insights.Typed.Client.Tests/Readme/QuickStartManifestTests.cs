using System.Text.Json;

namespace Insights.Typed.Client.Tests.Readme;

/// <summary>The manifest that QuickStart's build wrote.</summary>
public sealed class QuickStartManifestTests
{
    [Fact]
    public async Task The_manifest_lists_each_query_with_its_line()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Sample");
        var source = await File.ReadAllLinesAsync(Path.Combine(folder, "Queries.cs"), TestContext.Current.CancellationToken);
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "queries.json"), TestContext.Current.CancellationToken));

        var queries = manifest.RootElement.GetProperty("queries").EnumerateArray().ToList();

        Assert.Equal(3, queries.Count);
        Assert.All(queries, query => Assert.Contains(".Select(", source[query.GetProperty("line").GetInt32() - 1], StringComparison.Ordinal));
        Assert.Equal("SELECT DISTINCT SubscriptionId FROM DynamicsUsage", queries[0].GetProperty("text").GetString());
    }
}
