using Insights.Typed.CodeFixes.Results;
using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.CodeFixes;

public sealed class IgnoredResultFixTests
{
    private static readonly CodeFix Fix = new(new IgnoredResultAnalyzer(), new IgnoredResultFixProvider());

    [Fact]
    public async Task A_query_is_assigned_to_its_variable_in_each_scope() => await new CodeFixTest<IgnoredResultAnalyzer, IgnoredResultFixProvider>(
        Select.Project,
        "INS131",
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static object Run(UsageQuery query)
            {
                // Many seats.
                query.[|Where|](x => x.Seats > 1); // at least two
                query
                    .Where(x => x.Used > 1)
                    .[|OrderBy|](x => x.Name);
                return query.Select(x => x.Name);
            }
        }
        """,
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static object Run(UsageQuery query)
            {
                // Many seats.
                query = query.Where(x => x.Seats > 1); // at least two
                query = query
                    .Where(x => x.Used > 1)
                    .OrderBy(x => x.Name);
                return query.Select(x => x.Name);
            }
        }
        """).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Rows_are_read_in_a_loop_where_the_method_can_await()
    {
        const string Body = """
            using Insights.Typed;

            internal static class Program
            {
                internal static async Task RunAsync(InsightsClient client)
                {
                    await Task.Yield();

                    // All names.
                    client.RunAsync(Datasets.Usage.Select(x => x.Name)); // each
                }
            }
            """;

        var fixedText = await Fix.ApplyAsync(Body);
        Assert.Contains("        // All names.\n        await foreach (var row in client.RunAsync(Datasets.Usage.Select(x => x.Name)))\n        {\n        } // each\n", fixedText, StringComparison.Ordinal);
        Assert.Empty(await Fix.GetTitlesAsync(Body.Replace("async Task RunAsync", "void Run", StringComparison.Ordinal).Replace("await Task.Yield();", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("int row, InsightsClient client", "", "row1")]
    [InlineData("InsightsClient client", "var (row, row1) = (1, 2);", "row2")]
    [InlineData("InsightsClient client", "{ var row = 1; }", "row")]
    [InlineData("InsightsClient client", "static int row() => 1; row();", "row1")]
    public async Task The_variable_of_the_loop_has_a_new_name(string parameters, string statement, string name)
    {
        string Write(string code) => $$"""
            using Insights.Typed;

            internal static class Program
            {
                internal static async Task RunAsync({{parameters}})
                {
                    await Task.Yield();
                    {{code}}
                    {{statement}}
                }
            }
            """;

        var fixedText = await Fix.ApplyAsync(Write("client.RunAsync(Datasets.Usage.Select(row => row.Name));"));
        Assert.Contains($"await foreach (var {name} in client.RunAsync(Datasets.Usage.Select(row => row.Name)))", fixedText, StringComparison.Ordinal);
        Build.AssertNothing(Select.Project.WithSource("Program.cs", fixedText).BuildEdited().Diagnostics.Where(d => d.Id is not ("CS0219" or "CS0168")));
    }

    [Fact]
    public async Task A_query_that_does_not_fit_its_variable_is_not_assigned() => Assert.Empty(await Fix.GetTitlesAsync("""
        using Insights.Typed;

        internal static class Program
        {
            internal static void Run(UsageQuery query)
            {
                query.Select(x => x.Name);
                Datasets.Usage.Take(5);
            }
        }
        """));
}
