using System.Text.Json;
using Insights.Typed.Generator.Emission;

namespace Insights.Typed.Generator.Tests.Manifest;

/// <summary>The manifest of a project's queries.</summary>
public sealed class ManifestTests
{
    private const string Queries = """
        using Insights.Typed;

        internal static class Queries
        {
            internal static void Run(string market, UsageQuery given)
            {
                _ = Datasets.Usage.Where(x => x.Name == market && x.Seats > 10).Select(x => new { x.Id, x.Total });
                _ = from x in Datasets.Sales where x.Amount > 1 select x.Name;
                Use(Datasets.Sales.Take(5));
                Use(given);
                _ = given
                    .Distinct()
                    .Select(x => x.Name);
                _ = new[] { market }.Select(x => x.Length);
            }

            private static void Use(Query query) { }
        }
        """;

    [Fact]
    public void Every_query_stands_in_it_with_its_place_and_text()
    {
        var queries = ManifestOf(Project().WithSource("/app/Data/Queries.cs", Queries)).GetProperty("queries").EnumerateArray().ToList();

        Assert.Equal(
            [
                ("Data/Queries.cs", 7, "Usage", "SELECT Id, Total FROM Usage WHERE Name = {market} AND Seats > 10"),
                ("Data/Queries.cs", 8, "Sales", "SELECT Name, Amount FROM Sales WHERE Amount > 1"),
                ("Data/Queries.cs", 9, "Sales", "SELECT Name, Amount FROM Sales LIMIT 5"),
                ("Data/Queries.cs", 10, "Usage", "SELECT Id, Name, Seats, Used, Note, Month, Trial FROM Usage {given}"),
                ("Data/Queries.cs", 13, "Usage", "SELECT DISTINCT Name FROM Usage {given}"),
            ],
            queries.Select(q => (q.GetProperty("file").GetString(), q.GetProperty("line").GetInt32(), q.GetProperty("dataset").GetString(), q.GetProperty("text").GetString())));
        Assert.Equal(["Id", "Total"], queries[0].GetProperty("columns").EnumerateArray().Select(c => c.GetString()));
        Assert.All(queries, q => Assert.Matches("^[0-9a-f]{32}$", q.GetProperty("hash").GetString()));
        Assert.Equal(queries.Count, queries.Select(q => q.GetProperty("hash").GetString()).Distinct().Count());
    }

    [Fact]
    public void The_probe_can_be_sent_as_it_is_and_what_it_leaves_out_is_told()
    {
        var queries = ManifestOf(Project().WithSource("/app/A.cs", """
            using System;
            using Insights.Typed;

            internal static class A
            {
                internal static void Run(string text, long number, DateOnly day, Guid id, bool flag, string[] names, Condition some, UsageQuery given, DateRange range, Func<UsageColumns, Column> by)
                {
                    _ = Datasets.Usage.Where(x => x.Name == text && x.Seats > number && x.Month >= day && x.Id != id).Select(x => x.Name);
                    _ = Datasets.Usage.Where(x => x.Trial == flag && x.Name.In(names) && x.Name.Contains(text)).Take((int)number).Take(7).Select(x => x.Name);
                    _ = given.Where(x => x.Seats > 1).Where(_ => some).OrderBy(by).ThenByDescending(x => x.Used).During(_ => range).Select(x => x.Name);
                    _ = given.Where(x => { return x.Seats > 1; }).Select(x => x.Name);
                }
            }
            """)).GetProperty("queries").EnumerateArray().ToList();

        Assert.Equal(
            [
                "SELECT Name FROM Usage WHERE Name = 'x' AND Seats > 0 AND Month >= '2024-01-01' AND Id != '00000000-0000-0000-0000-000000000000'",
                "SELECT Name FROM Usage WHERE Trial = 'Y' AND Name IN ('x') AND Name LIKE '%x%' LIMIT 7",
                "SELECT Name FROM Usage WHERE Seats > 1 ORDER BY Used DESC",
                "SELECT Name FROM Usage",
            ],
            queries.Select(q => q.GetProperty("probe").GetString()));
        Assert.Equal(
            ["", "", "{given}, {some}, {by}, {range}", "{given}, {…}"],
            queries.Select(q => string.Join(", ", q.GetProperty("leftOut").EnumerateArray().Select(l => l.GetString()))));
    }

    [Fact]
    public void A_query_that_is_kept_or_returned_as_one_counts_and_one_that_is_built_on_does_not()
    {
        var queries = ManifestOf(Project().WithSource("/app/A.cs", """
            using Insights.Typed;

            internal static class A
            {
                private static readonly Query Kept = Datasets.Sales.Take(1);

                internal static Query<SalesRow> Property => Datasets.Sales.Take(2);

                internal static Insights.Typed.Query<SalesRow> Returned()
                {
                    Query[] several = [Datasets.Sales.Take(3)];
                    return Datasets.Sales.Take(4);
                }

                internal static SalesQuery Part() => More(Datasets.Sales.Take(5)).Take(6);

                private static SalesQuery More(SalesQuery query) => query.Take(7);
            }
            """)).GetProperty("queries").EnumerateArray().Select(q => q.GetProperty("text").GetString());

        Assert.Equal(Enumerable.Range(1, 4).Select(limit => $"SELECT Name, Amount FROM Sales LIMIT {limit}"), queries);
    }

    [Fact]
    public void It_is_sorted_by_place_and_the_same_whatever_the_order_of_files()
    {
        const string Other = """internal static class Other { internal static object Run() => Insights.Typed.Datasets.Sales.Select(x => x.Amount); }""";

        var one = TextOf(Project().WithSource("/app/B.cs", Queries).WithSource("/app/A.cs", Other));
        var two = TextOf(Project().WithSource("/app/A.cs", Other).WithSource("/app/B.cs", Queries));

        Assert.Equal(one, two);
        Assert.True(one.IndexOf("A.cs", StringComparison.Ordinal) < one.IndexOf("B.cs", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', one);
    }

    [Fact]
    public void A_text_that_would_end_the_comment_does_not()
    {
        var manifest = ManifestOf(Project().WithSource("/app/A.cs", """
            internal static class A { internal static object Run() => Insights.Typed.Datasets.Sales.Where(x => x.Name == "*/ #error").Select(x => x.Name); }
            """));

        Assert.Equal("SELECT Name FROM Sales WHERE Name = '*/ #error'", Assert.Single(manifest.GetProperty("queries").EnumerateArray()).GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("InsightsQueries")]
    [InlineData("Insights.Queries")]
    [InlineData("Insights_Queries")]
    public void Whatever_a_dataset_is_called(string dataset) =>
        Assert.Equal(0, ManifestOf(Project().WithSchema(new SchemaText("Own.json", $$"""{ "datasetName": "{{dataset}}", "selectableColumns": ["A"] }"""))).GetProperty("queries").GetArrayLength());

    [Fact]
    public void Without_a_wish_for_it_there_is_none() =>
        Assert.DoesNotContain("Insights.Queries.g.cs", TestProject.Of(Samples.Sales).WithSource("/app/A.cs", "").Build().Generated.Keys);

    private static TestProject Project() =>
        TestProject.Of(Samples.Usage, Samples.Sales) with { Options = new(("InsightsQueryManifest", "queries.json"), ("ProjectDir", "/app/")) };

    private static JsonElement ManifestOf(TestProject project) => JsonDocument.Parse(TextOf(project)).RootElement;

    private static string TextOf(TestProject project)
    {
        var source = project.Build().AssertCompiles().Generated["Insights.Queries.g.cs"];
        return source.Split(ManifestEmitter.Start + "\n")[1].Split("\n" + ManifestEmitter.End)[0];
    }
}
