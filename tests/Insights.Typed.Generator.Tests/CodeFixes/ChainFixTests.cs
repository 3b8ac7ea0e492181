using Insights.Typed.CodeFixes.Chains;
using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.CodeFixes;

public sealed class ChainFixTests
{
    private static readonly CodeFix Fix = new(new QueryClauseAnalyzer(), new ChainFixProvider());

    [Theory]
    [InlineData("Datasets.Usage.Select(x => x.Id)", "Datasets.Usage.During(t => t.LastMonth).Select(x => x.Id)")]
    [InlineData("Datasets.Usage\n    .Where(x => x.Seats > 1)\n    .Select(x => x.Id)", "Datasets.Usage.During(t => t.LastMonth)\n    .Where(x => x.Seats > 1)\n    .Select(x => x.Id)")]
    [InlineData("Insights.Typed.Datasets.Usage /* all */ .Select(x => x.Id)", "Insights.Typed.Datasets.Usage.During(t => t.LastMonth) /* all */ .Select(x => x.Id)")]
    public async Task A_date_range_is_added_after_the_dataset(string before, string after) =>
        Assert.Equal(Program(after), await Fix.ApplyAsync(Program(before)));

    /// <summary>A dataset that is named alone: by an import of the class, or in another part of it.</summary>
    [Theory]
    [InlineData("Usage.Where(x => x.Seats > 1)", "Usage.During(t => t.LastMonth).Where(x => x.Seats > 1)")]
    [InlineData("Keep(Usage)", "Keep(Usage.During(t => t.LastMonth))")]
    [InlineData("from x in Usage /* all */ where x.Seats > 1 select x", "from x in Usage.During(t => t.LastMonth) /* all */ where x.Seats > 1 select x")]
    public async Task A_date_range_is_added_after_a_dataset_without_its_class(string before, string after)
    {
        Assert.Equal(Import(after), await Fix.ApplyAsync(Import(before)));
        Assert.Equal(Part(after), await Fix.ApplyAsync(Part(before)));

        static string Import(string expression) => $$"""
            using Insights.Typed;
            using static Insights.Typed.Datasets;

            internal static class Program
            {
                private static InsightsQuery Keep(InsightsQuery query) => query;

                internal static InsightsQuery Run() => {{expression}};
            }
            """;
        static string Part(string expression) => $$"""
            namespace Insights.Typed;

            static partial class Datasets
            {
                private static InsightsQuery Keep(InsightsQuery query) => query;

                internal static InsightsQuery Run() => {{expression}};
            }
            """;
    }

    [Fact]
    public async Task Every_date_range_is_offered_with_the_default_first()
    {
        var project = TestProject.Create(Samples.EveryType);

        Assert.Equal(
            ["Add During(t => t.Last6Months)", "Add During(t => t.LastMonth)", "Add During(t => t.Lifetime)"],
            await Fix.GetTitlesAsync(Program("Datasets.EveryType.Select(x => x.Text)"), project));
    }

    [Theory]
    [InlineData("Distinct().Select(x => x.Total)", "Select(x => x.Total)")]
    [InlineData("Where(x => x.Seats > 1)\n    .Distinct()\n    .Select(x => x.Total)", "Where(x => x.Seats > 1)\n    .Select(x => x.Total)")]
    public async Task A_redundant_Distinct_is_removed(string before, string after) => Assert.Equal(
        Program($"Datasets.Usage.During(t => t.Lifetime).{after}"),
        await Fix.ApplyAsync(Program($"Datasets.Usage.During(t => t.Lifetime).{before}")));

    [Fact]
    public async Task A_date_range_is_added_to_all_queries_of_each_scope() => await new CodeFixTest<QueryClauseAnalyzer, ChainFixProvider>(
        Select.Project,
        "INS120",
        """
        using Insights.Typed;

        internal static class Program
        {
            // Both.
            internal static object First() => Datasets.[|Usage|] /* all */ .Select(x => x.Id); // ids

            internal static object Second() => Datasets
                // of all products
                .[|Usage|] // the last
                // with seats
                .Where(x => x.Seats > 1) // some
                .Select(x => x.Name); // names
        }
        """,
        """
        using Insights.Typed;

        internal static class Program
        {
            // Both.
            internal static object First() => Datasets.Usage.During(t => t.LastMonth) /* all */ .Select(x => x.Id); // ids

            internal static object Second() => Datasets
                // of all products
                .Usage.During(t => t.LastMonth) // the last
                // with seats
                .Where(x => x.Seats > 1) // some
                .Select(x => x.Name); // names
        }
        """).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Redundant_calls_of_Distinct_are_removed_in_each_scope() => await new CodeFixTest<QueryClauseAnalyzer, ChainFixProvider>(
        Select.Project,
        "INS121",
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static object First() => Datasets.Usage.During(t => t.Lifetime) /* all */ .[|Distinct|]() /* once */ .Select(x => x.Total);

            internal static object Second() => Datasets.Usage // all
                // of the last month
                .During(t => t.LastMonth) // only
                // each of them
                .[|Distinct|]() // once
                // with its sum
                .Select(x => x.Total); // done

            internal static object Third() => Datasets.Usage.During(t => t.LastMonth)
                .[|Distinct|]().Select(x => x.Total);
        }
        """,
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static object First() => Datasets.Usage.During(t => t.Lifetime) /* all */ /* once */ .Select(x => x.Total);

            internal static object Second() => Datasets.Usage // all
                // of the last month
                .During(t => t.LastMonth) // only
                // each of them
                // once
                // with its sum
                .Select(x => x.Total); // done

            internal static object Third() => Datasets.Usage.During(t => t.LastMonth)
                .Select(x => x.Total);
        }
        """).RunAsync(TestContext.Current.CancellationToken);

    private static string Program(string expression) => $$"""
        using Insights.Typed;

        internal static class Program
        {
            internal static object Run() => {{expression}};
        }
        """;
}
