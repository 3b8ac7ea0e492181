using Insights.Typed.CodeFixes.Chains;
using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.CodeFixes;

/// <summary>Code fixes that reorder a chain, so that it reads as the query that it sends.</summary>
public sealed class CallOrderFixTests
{
    private static readonly CodeFix Fix = new(new CallOrderAnalyzer(), new CallOrderFixProvider());

    [Theory]
    [InlineData("Datasets.Usage.Take(10).Where(x => x.Trial)", "Datasets.Usage.Where(x => x.Trial).Take(10)")]
    [InlineData("Datasets.Usage.Take(10).Where(x => x.Trial).Select(x => x.Id)", "Datasets.Usage.Where(x => x.Trial).Take(10).Select(x => x.Id)")]
    [InlineData("Datasets.Usage.Take(3).Where(x => x.Seats > 10).ToString()", "Datasets.Usage.Where(x => x.Seats > 10).Take(3).ToString()")]
    [InlineData("Datasets.Usage.Take(3).Where(x => x.Seats > 10).Distinct().ToString().Trim()", "Datasets.Usage.Where(x => x.Seats > 10).Distinct().Take(3).ToString().Trim()")]
    [InlineData("Datasets.Usage.Take(10).Distinct().Take(count: 5).OrderBy(x => x.Id).ThenBy(x => x.Name).Select(x => x.Id)", "Datasets.Usage.Distinct().Take(count: 5).OrderBy(x => x.Id).ThenBy(x => x.Name).Take(10).Select(x => x.Id)")]
    [InlineData(
        "Datasets.Usage\n    .Take(10) // ten\n    .Where(x => x.Trial)\n    .Select(x => x.Id)",
        "Datasets.Usage\n    .Where(x => x.Trial)\n    .Take(10) // ten\n    .Select(x => x.Id)")]
    [InlineData("Datasets.Usage\n    .Take(10)\n    .Where(x => x.Trial)", "Datasets.Usage\n    .Where(x => x.Trial)\n    .Take(10)")]
    [InlineData("Datasets.Usage.OrderBy(x => x.Id).OrderByDescending(x => x.Name)", "Datasets.Usage.OrderBy(x => x.Id).ThenByDescending(x => x.Name)")]
    [InlineData("Datasets.Usage.OrderBy(x => x.Id).ThenBy(x => x.Name).Where(x => x.Trial).OrderBy(x => x.Seats)", "Datasets.Usage.Where(x => x.Trial).OrderBy(x => x.Seats)")]
    [InlineData("Datasets.Usage.During(t => t.LastMonth).Where(x => x.Trial).During(t => t.Lifetime)", "Datasets.Usage.Where(x => x.Trial).During(t => t.Lifetime)")]
    public async Task The_first_fix_results_in_the_sent_query(string before, string after) =>
        Assert.Equal(Program(after), await Fix.ApplyAsync(Program(before)));

    [Theory]
    [InlineData("Datasets.Usage.Take(10).Where(x => x.Trial)", "Move Take to the end")]
    [InlineData("Datasets.Usage.OrderBy(x => x.Id).OrderBy(x => x.Name)", "Use ThenBy", "Remove the earlier order")]
    [InlineData("Datasets.Usage.During(t => t.LastMonth).During(t => t.Lifetime)", "Remove the earlier During")]
    [InlineData("Kept.Where(x => x.Trial)")]
    [InlineData("from x in Datasets.Usage.Take(5) where x.Trial select x")]
    public async Task A_fix_is_offered_if_the_chain_is_one_expression(string query, params string[] titles) =>
        Assert.Equal(titles, await Fix.GetTitlesAsync(Program(query)));

    [Fact]
    public async Task The_later_date_range_is_before_the_aggregation() => Assert.Equal(
        Program("Datasets.EveryType.During(t => t.Lifetime).Where(x => x.Flag).Aggregated(a => a.Daily).Select(x => x.Text)"),
        await Fix.ApplyAsync(
            Program("Datasets.EveryType.During(t => t.LastMonth).Where(x => x.Flag).Aggregated(a => a.Daily).During(t => t.Lifetime).Select(x => x.Text)"),
            TestProject.Create(Samples.Usage, Samples.EveryType)));

    [Fact]
    public async Task A_later_date_range_without_the_aggregation_is_not_moved() => Assert.Empty(
        await Fix.GetTitlesAsync(
            Program("Datasets.EveryType.During(t => t.Lifetime).Aggregated(a => a.Monthly).During(t => t.LastMonth)"),
            TestProject.Create(Samples.Usage, Samples.EveryType)));

    /// <summary>Without its last call, the chain ends with an order.</summary>
    [Theory]
    [InlineData("EveryTypeQuery", true)]
    [InlineData("var", false)]
    public async Task A_later_date_range_is_moved_if_the_code_still_compiles(string type, bool isOffered)
    {
        var titles = await Fix.GetTitlesAsync(
            $$"""
            using Insights.Typed;

            internal static class Program
            {
                internal static object Run()
                {
                    {{type}} query = Datasets.EveryType.During(t => t.LastMonth).Aggregated(a => a.Daily).OrderBy(x => x.Text).During(t => t.Lifetime);
                    query = query.Where(x => x.Flag);
                    return query;
                }
            }
            """,
            TestProject.Create(Samples.EveryType));

        Assert.Equal(isOffered ? ["Remove the earlier During"] : [], titles);
    }

    /// <summary>Only an order can be followed by <c>ThenBy</c>.</summary>
    [Theory]
    [InlineData("UsageQuery query = Datasets.Usage.Take(3).OrderBy(x => x.Id); return query;", true)]
    [InlineData("var query = Datasets.Usage.Take(3).OrderBy(x => x.Id); return query;", true)]
    [InlineData("UsageQuery.Ordered query = Datasets.Usage.Take(3).OrderBy(x => x.Id); return query;", false)]
    [InlineData("var query = Datasets.Usage.Take(3).OrderBy(x => x.Id); return query.ThenBy(x => x.Name);", false)]
    public async Task A_limit_is_moved_if_the_code_still_compiles(string statements, bool isOffered)
    {
        var titles = await Fix.GetTitlesAsync($$"""
            using Insights.Typed;

            internal static class Program
            {
                internal static object Run() { {{statements}} }
            }
            """);

        Assert.Equal(isOffered, titles.Contains("Move Take to the end"));
    }

    [Fact]
    public async Task Limits_are_moved_in_each_scope() => await new CodeFixTest<CallOrderAnalyzer, CallOrderFixProvider>(
        Select.Project,
        "INS127",
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static object First() => Datasets.Usage /* all */ .Take(10) /* ten */ .[|Where|](x => x.Trial) /* trial */ .Select(x => x.Id);

            internal static object Second() => Datasets.Usage // all
                // the first
                .Take(10) // ten
                // with a trial
                .[|Where|](x => x.Trial) // trial
                .Select(x => x.Id); // ids

            internal static object Third() => Datasets.Usage
                .Take(10) // ten
                .[|Distinct|]();
        }
        """,
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static object First() => Datasets.Usage /* all */ .Where(x => x.Trial) /* trial */ .Take(10) /* ten */ .Select(x => x.Id);

            internal static object Second() => Datasets.Usage // all
                // with a trial
                .Where(x => x.Trial) // trial
                // the first
                .Take(10) // ten
                .Select(x => x.Id); // ids

            internal static object Third() => Datasets.Usage
                .Distinct()
                // ten
                .Take(10);
        }
        """).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Second_orders_become_further_ones_in_each_scope() => await new CodeFixTest<CallOrderAnalyzer, CallOrderFixProvider>(
        Select.Project,
        "INS128",
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static object First() => Datasets.Usage.OrderBy(x => x.Id) /* first */ ./* then */[|OrderBy|]/* by */(x => x.Name);

            internal static object Second() => Datasets.Usage
                .OrderByDescending(x => x.Id) // first
                // second
                .[|OrderBy|](x => x.Name) // last
                .Select(x => x.Id);
        }
        """,
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static object First() => Datasets.Usage.OrderBy(x => x.Id) /* first */ ./* then */ThenBy/* by */(x => x.Name);

            internal static object Second() => Datasets.Usage
                .OrderByDescending(x => x.Id) // first
                // second
                .ThenBy(x => x.Name) // last
                .Select(x => x.Id);
        }
        """).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Earlier_orders_are_removed_in_each_scope() => await new CodeFixTest<CallOrderAnalyzer, CallOrderFixProvider>(
        Select.Project,
        "INS128",
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static object First() => Datasets.Usage
                // by id
                .OrderBy(x => x.Id) // first
                .ThenBy(x => x.Name) // second
                .Where(x => x.Trial) // trial
                // third
                .[|OrderBy|](x => x.Seats) // last
                .Select(x => x.Id);

            internal static object Second() => Datasets.Usage.OrderBy(x => x.Id) /* first */ .Where(x => x.Trial).[|OrderBy|](x => x.Seats);
        }
        """,
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static object First() => Datasets.Usage
                // by id
                // first
                // second
                .Where(x => x.Trial) // trial
                // third
                .OrderBy(x => x.Seats) // last
                .Select(x => x.Id);

            internal static object Second() => Datasets.Usage /* first */ .Where(x => x.Trial).OrderBy(x => x.Seats);
        }
        """).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Earlier_date_ranges_are_removed_in_each_scope() => await new CodeFixTest<CallOrderAnalyzer, CallOrderFixProvider>(
        Select.Project,
        "INS129",
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static object First() => Datasets.Usage.During(t => t.LastMonth).[|During|](t => t.Lifetime);

            internal static object Second() => Datasets.Usage.During(t => t.LastMonth) // one month
                .Where(x => x.Trial) // trial
                .[|During|](t => t.Lifetime) // all
                .Select(x => x.Id);
        }
        """,
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static object First() => Datasets.Usage.During(t => t.Lifetime);

            internal static object Second() => Datasets.Usage
                // one month
                .Where(x => x.Trial) // trial
                .During(t => t.Lifetime) // all
                .Select(x => x.Id);
        }
        """).RunAsync(TestContext.Current.CancellationToken);

    private static string Program(string expression) => $$"""
        using Insights.Typed;

        internal static class Program
        {
            private static UsageQuery Kept => Datasets.Usage.Take(3);

            internal static object Run() => {{expression}};
        }
        """;
}
