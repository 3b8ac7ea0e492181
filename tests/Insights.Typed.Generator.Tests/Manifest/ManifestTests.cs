using System.Text.Json;
using Microsoft.CodeAnalysis;

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

            private static void Use(InsightsQuery query) { }
        }
        """;

    [Fact]
    public void Every_query_is_listed_with_its_position_and_text()
    {
        var queries = ReadManifest(Project.WithSource("/app/Data/Queries.cs", Queries)).GetProperty("queries").EnumerateArray().ToList();

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
    public void The_clauses_after_into_are_in_the_text_and_in_the_probe()
    {
        var query = Assert.Single(ReadManifest(Project.WithSource("/app/A.cs", """
            using Insights.Typed;

            internal static class A
            {
                internal static InsightsQuery<UsageRow> Run() => from x in Datasets.Usage where x.Seats > 1 select x into y where y.Trial orderby y.Name select y;
            }
            """)).GetProperty("queries").EnumerateArray());

        Assert.Equal($"{Select.AllColumns} WHERE Seats > 1 AND Trial = 'Y' ORDER BY Name ASC", query.GetProperty("text").GetString());
        Assert.Equal($"{Select.AllColumns} WHERE Seats > 1 AND Trial = 'Y' ORDER BY Name ASC", query.GetProperty("probe").GetString());
    }

    [Fact]
    public void The_probe_is_valid_and_its_omitted_parts_are_listed()
    {
        var queries = ReadManifest(Project.WithSource("/app/A.cs", """
            using System;
            using Insights.Typed;

            internal static class A
            {
                internal static void Run(string text, long number, DateOnly day, Guid id, bool flag, string[] names, QueryCondition some, UsageQuery given, QueryDateRange range, Func<UsageColumns, QueryColumn> by)
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
                "SELECT Name FROM Usage WHERE Seats > 1",
            ],
            queries.Select(q => q.GetProperty("probe").GetString()));
        Assert.Equal(
            ["", "", "FROM {given}, WHERE {some}, ORDER BY {by}, TIMESPAN {range}", "FROM {given}"],
            queries.Select(q => string.Join(", ", q.GetProperty("leftOut").EnumerateArray().Select(l => $"{l.GetProperty("clause")} {l.GetProperty("text")}"))));
    }

    [Fact]
    public void A_stored_or_returned_query_is_listed_and_one_that_is_built_on_is_not()
    {
        var queries = ReadManifest(Project.WithSource("/app/A.cs", """
            using Insights.Typed;

            internal static class A
            {
                private static readonly InsightsQuery Kept = Datasets.Sales.Take(1);

                internal static InsightsQuery<SalesRow> Property => Datasets.Sales.Take(2);

                internal static Insights.Typed.InsightsQuery<SalesRow> Returned()
                {
                    InsightsQuery[] several = [Datasets.Sales.Take(3)];
                    return Datasets.Sales.Take(4);
                }

                internal static SalesQuery Part() => More(Datasets.Sales.Take(5)).Take(6);

                private static SalesQuery More(SalesQuery query) => query.Take(7);
            }
            """)).GetProperty("queries").EnumerateArray().Select(q => q.GetProperty("text").GetString());

        Assert.Equal(Enumerable.Range(1, 4).Select(limit => $"SELECT Name, Amount FROM Sales LIMIT {limit}"), queries);
    }

    [Fact]
    public void A_condition_with_statements_is_in_the_text_and_so_in_the_hash()
    {
        var queries = ReadManifest(Project.WithSource("/app/A.cs", """
            using Insights.Typed;

            internal static class A
            {
                internal static object One() => Datasets.Usage.Where(x => { return x.Seats > 1; }).Select(x => x.Name);
                internal static object Two() => Datasets.Usage.Where(x => { var two = 2; return x.Seats > two; }).Select(x => x.Name);
                internal static object Three() => Datasets.Usage.Where(Busy).Select(x => x.Name);
                private static QueryCondition Busy(UsageColumns x) => x.Seats > 3;
            }
            """)).GetProperty("queries").EnumerateArray().ToList();

        Assert.Equal(
            [
                "SELECT Name FROM Usage WHERE Seats > 1",
                "SELECT Name FROM Usage WHERE {x => { var two = 2; return x.Seats > two; }}",
                "SELECT Name FROM Usage WHERE {Busy}",
            ],
            queries.Select(q => q.GetProperty("text").GetString()));
        Assert.Equal(3, queries.Select(q => q.GetProperty("hash").GetString()).Distinct().Count());
    }

    [Fact]
    public void A_custom_class_Datasets_does_not_create_queries()
    {
        var manifest = ReadManifest(Project.WithSource("/app/A.cs", """
            using System;

            namespace App
            {
                internal static class Datasets { public static Own Usage => new(); }

                internal sealed class Own { public string Select<T>(Func<string, T> f) => "own " + f("abc"); }

                internal static class User { public static string Read() => Datasets.Usage.Select(x => x.Length); }
            }
            """));

        Assert.Empty(manifest.GetProperty("queries").EnumerateArray());
        Assert.Empty(manifest.GetProperty("unlisted").EnumerateArray());
    }

    [Fact]
    public void A_custom_Select_is_not_listed_but_its_call_is()
    {
        var queries = ReadManifest(Project.WithSource("/app/A.cs", """
            using System;
            using Insights.Typed;

            internal static class A
            {
                internal static string All() => Datasets.Usage.Select(() => "all");

                private static string Select(this UsageQuery query, Func<string> make) => make() + query.Where(x => x.Seats > 1).Select(x => x.Name);
            }
            """)).GetProperty("queries").EnumerateArray();

        Assert.Equal("SELECT Name FROM Usage {query} WHERE Seats > 1", Assert.Single(queries).GetProperty("text").GetString());
    }

    [Fact]
    public void Texts_and_system_queries_are_listed()
    {
        var manifest = ReadManifest(ManifestFile.Project(Samples.Usage, Samples.EveryType).WithSource("/app/A.cs", """
            using Insights.Typed;

            internal static class A
            {
                private const string Part = "SELECT name, Total FROM usage";

                internal static object Constant() => InsightsQuery.FromText(Part + " LIMIT 5");
                internal static object Kept() => SystemQueries.EveryType;
                internal static object RunTime(string text) => InsightsQuery.FromText(text);
            }
            """));

        var queries = manifest.GetProperty("queries").EnumerateArray().ToList();
        Assert.Equal(["Usage", "EveryType"], queries.Select(q => q.GetProperty("dataset").GetString()));
        Assert.Equal("SELECT name, Total FROM usage LIMIT 5", queries[0].GetProperty("text").GetString());
        Assert.Equal("SELECT Flag, text, IntegerOrNull, Sum, CountOrNull FROM EveryTypeOfService WHERE Flag = 'Y' TIMESPAN LAST_6_MONTHS", queries[1].GetProperty("text").GetString());
        Assert.Equal([false, false], queries.Select(q => q.GetProperty("selectsAllColumns").GetBoolean()));
        var unlisted = Assert.Single(manifest.GetProperty("unlisted").EnumerateArray());
        Assert.Equal(("A.cs", 9, "The text of the query is known only at run time."), (unlisted.GetProperty("file").GetString(), unlisted.GetProperty("line").GetInt32(), unlisted.GetProperty("reason").GetString()));
    }

    [Fact]
    public void Unlisted_queries_are_counted_with_their_position()
    {
        var project = Project
            .WithSource("/app/A.cs", """
                using Insights.Typed;

                internal static class Shared
                {
                    internal static UsageQuery Busy => Datasets.Usage.Where(x => x.Seats > 1);
                    internal static InsightsQuery Some(object kept) => (InsightsQuery)kept;
                }
                """);
        project = project with
        {
            Schemas = project.Schemas.Add(new SchemaText("/app/Pages/Index.razor", "<h1>Usage</h1>\n@foreach (var row in Rows) {}\n@code {\n  object Rows => Client.PreviewAsync(Shared.Busy);\n}\n")),
            Options = new(("InsightsQueryManifest", "queries.json"), ("ProjectDir", "/app/")),
        };

        var manifest = ReadManifest(project);

        Assert.Equal(2, manifest.GetProperty("counts").GetProperty("unlisted").GetInt32());
        Assert.Equal(
            [("A.cs", 6, "The dataset of the query is known only at run time."), ("Pages/Index.razor", 4, "A Razor file uses a query; its code is written by another generator.")],
            manifest.GetProperty("unlisted").EnumerateArray().Select(u => (u.GetProperty("file").GetString(), u.GetProperty("line").GetInt32(), u.GetProperty("reason").GetString())));
    }

    [Fact]
    public void Code_that_another_generator_completes_is_counted()
    {
        var build = Project.WithSource("/app/A.cs", """
            using Insights.Typed;

            internal sealed partial class Model
            {
                private readonly UsageQuery current = Datasets.Usage;

                internal object Read() => Current.Select(x => x.Name);
                internal void Run() => Use(Current);
                internal int Count() => this.Names.Length;

                private static void Use(InsightsQuery query) { }
            }
            """).Build();

        var unlisted = JsonDocument.Parse(ManifestFile.ReadText(build)).RootElement.GetProperty("unlisted").EnumerateArray().ToList();

        Assert.Equal([7, 8], unlisted.Select(u => u.GetProperty("line").GetInt32()));
        Assert.All(unlisted, u => Assert.StartsWith("The type of the query is not known to this generator", u.GetProperty("reason").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_dataset_of_another_project_is_counted()
    {
        var library = TestProject.Create(Samples.Usage) with { Options = new(("InsightsAccessibility", "public")) };
        var reference = library.Build().AssertCompiles().Compilation.ToMetadataReference();
        var build = (TestProject.Empty with { Options = new(("InsightsQueryManifest", "queries.json"), ("ProjectDir", "/app/")) })
            .WithSource("/app/A.cs", """
                internal static class A { internal static object Run() => Insights.Typed.Datasets.Usage.Select(x => x.Name); }
                """)
            .BuildWith(reference);

        var unlisted = Assert.Single(JsonDocument.Parse(ManifestFile.ReadText(build)).RootElement.GetProperty("unlisted").EnumerateArray());

        Assert.Equal(("A.cs", 1, "The schema of Usage belongs to another project."), (unlisted.GetProperty("file").GetString(), unlisted.GetProperty("line").GetInt32(), unlisted.GetProperty("reason").GetString()));
    }

    [Fact]
    public void Names_in_nameof_and_queries_that_do_not_run_are_not_listed()
    {
        var manifest = ReadManifest(ManifestFile.Project(Samples.Usage, Samples.EveryType).WithSource("/app/A.cs", """
            using System;
            using Insights.Typed;

            internal static class A
            {
                internal static string Name => nameof(SystemQueries.EveryType) + nameof(Datasets.Usage.Select);
                internal static void Show(UsageQuery query) => Console.WriteLine(query);
                internal static bool Is(UsageQuery? query, InsightsQuery other) => query == null || query == other || query is null;
                internal static void Check(UsageQuery query) => ArgumentNullException.ThrowIfNull(query);
                internal static string Text(UsageQuery query) => $"{query} {query.DatasetName} {query.ToString()}";
            }
            """));

        Assert.Equal([0, 0, 0], manifest.GetProperty("counts").EnumerateObject().Select(count => count.Value.GetInt32()));
    }

    [Fact]
    public void The_file_has_a_version() => Assert.Equal(1, ReadManifest(Project).GetProperty("version").GetInt32());

    [Fact]
    public void It_is_sorted_by_position_in_any_file_order()
    {
        const string Other = """internal static class Other { internal static object Run() => Insights.Typed.Datasets.Sales.Select(x => x.Amount); }""";

        var one = ReadText(Project.WithSource("/app/B.cs", Queries).WithSource("/app/A.cs", Other));
        var two = ReadText(Project.WithSource("/app/A.cs", Other).WithSource("/app/B.cs", Queries));

        Assert.Equal(one, two);
        Assert.True(one.IndexOf("A.cs", StringComparison.Ordinal) < one.IndexOf("B.cs", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', one);
    }

    [Fact]
    public void A_text_with_a_comment_end_is_escaped()
    {
        var manifest = ReadManifest(Project.WithSource("/app/A.cs", """
            internal static class A { internal static object Run() => Insights.Typed.Datasets.Sales.Where(x => x.Name == "*/ #error").Select(x => x.Name); }
            """));

        Assert.Equal("SELECT Name FROM Sales WHERE Name = '*/ #error'", Assert.Single(manifest.GetProperty("queries").EnumerateArray()).GetProperty("text").GetString());
    }

    [Fact]
    public void Half_a_surrogate_pair_does_not_end_the_build()
    {
        var manifest = ReadManifest(Project.WithSource("/app/A.cs", """
            internal static class A { internal static object Run() => Insights.Typed.Datasets.Sales.Where(x => x.Name == "\ud83d").Select(x => x.Name); }
            """));

        Assert.Single(manifest.GetProperty("queries").EnumerateArray());
    }

    [Theory]
    [InlineData("InsightsQueries")]
    [InlineData("Insights.Queries")]
    [InlineData("Insights_Queries")]
    public void Datasets_of_any_name_are_listed(string dataset) =>
        Assert.Equal(0, ReadManifest(Project.WithSchema(new SchemaText("Own.json", $$"""{ "datasetName": "{{dataset}}", "selectableColumns": ["A"] }"""))).GetProperty("queries").GetArrayLength());

    [Fact]
    public void Without_the_property_no_manifest_is_written() =>
        Assert.DoesNotContain("Insights.Queries.g.cs", TestProject.Create(Samples.Sales).WithSource("/app/A.cs", "").Build().Generated.Keys);

    private static TestProject Project { get; } = ManifestFile.Project(Samples.Usage, Samples.Sales);

    private static JsonElement ReadManifest(TestProject project) => JsonDocument.Parse(ReadText(project)).RootElement;

    private static string ReadText(TestProject project) => ManifestFile.ReadText(project.BuildEdited().AssertCompiles());
}
