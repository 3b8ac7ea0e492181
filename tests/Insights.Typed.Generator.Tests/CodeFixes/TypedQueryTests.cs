using Insights.Typed.CodeFixes.RawText;
using Insights.Typed.Generator.Analysis.RawText;
using Insights.Typed.Generator.Tests.Analysis.RawText;

namespace Insights.Typed.Generator.Tests.CodeFixes;

/// <summary>The typed queries that a code fix writes for query texts.</summary>
public sealed class TypedQueryTests
{
    private static readonly CodeFix Fix = new(new RawTextAnalyzer(), new TypedQueryFix());

    [Theory]
    [InlineData("SELECT Name FROM Usage", "Datasets.Usage.Select(x => x.Name)")]
    [InlineData("select name, SEATS from usage", "Datasets.Usage.Select(x => new { x.Name, x.Seats })")]
    [InlineData("SELECT DISTINCT Name FROM Usage LIMIT 5", "Datasets.Usage.Distinct().Take(5).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage WHERE Trial = 'y'", "Datasets.Usage.Where(x => x.Trial).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage WHERE Trial = 'N' AND Seats > -1", "Datasets.Usage.Where(x => !x.Trial && x.Seats > -1).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage ORDER BY Seats, Name ASC", "Datasets.Usage.OrderByDescending(x => x.Seats).ThenBy(x => x.Name).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage WHERE Name LIKE '%a%'", "Datasets.Usage.Where(x => x.Name.Contains(\"a\")).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage WHERE Name LIKE 'a%'", "Datasets.Usage.Where(x => x.Name.StartsWith(\"a\")).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage WHERE Name LIKE '%a'", "Datasets.Usage.Where(x => x.Name.EndsWith(\"a\")).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage WHERE Name LIKE '%a_b%'", "Datasets.Usage.Where(x => x.Name.Like(\"%a_b%\")).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage WHERE Name LIKE '%'", "Datasets.Usage.Where(x => x.Name.Like(\"%\")).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage WHERE Name NOT LIKE '%a%'", "Datasets.Usage.Where(x => x.Name.NotLike(\"%a%\")).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage WHERE Total >= 10.50", "Datasets.Usage.Where(x => x.Total >= 10.50m).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage WHERE Seats NOT IN (1, 2)", "Datasets.Usage.Where(x => x.Seats.NotIn(1, 2)).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage WHERE Month < '2024-05-01'", "Datasets.Usage.Where(x => x.Month < new DateOnly(2024, 5, 1)).Select(x => x.Name)")]
    [InlineData(
        "SELECT Name FROM Usage WHERE Id = '2A31C234-1F4E-4C60-909E-76D234F93161'",
        "Datasets.Usage.Where(x => x.Id == new Guid(\"2a31c234-1f4e-4c60-909e-76d234f93161\")).Select(x => x.Name)")]
    [InlineData("SELECT Name FROM Usage TIMESPAN last_month", "Datasets.Usage.During(t => t.LastMonth).Select(x => x.Name)")]
    public async Task A_short_query_stays_on_its_line(string text, string typed) =>
        Assert.Equal(ShortProgram(typed), await Fix.ApplyAsync(ShortProgram($"\"{text}\"")));

    [Fact]
    public async Task A_long_query_has_a_line_for_each_call() => Assert.Equal(
        RawTextProgram.Create("""
            Datasets.Usage
                        .Where(x => x.Seats > 1 && x.Name.Contains("z"))
                        .OrderByDescending(x => x.Name)
                        .During(t => t.LastMonth)
                        .Take(5)
                        .Select(x => new { x.Name, x.Seats })
            """),
        await Fix.ApplyAsync(RawTextProgram.Create(
            "\"SELECT Name, Seats FROM Usage WHERE Seats > 1 AND Name LIKE '%z%' ORDER BY Name LIMIT 5 TIMESPAN LAST_MONTH\"")));

    [Fact]
    public async Task The_using_is_added_where_it_belongs() => Assert.Equal(
        """
        // A license.
        using System.Text;
        using Insights.Typed;
        using Xyz;

        internal static class Program
        {
            internal static object Run(Insights.Typed.InsightsClient to) =>
                to.CreateQueryAsync("n", Datasets.Usage.Select(x => x.Name));
        }

        namespace Xyz { }
        """,
        await Fix.ApplyAsync("""
            // A license.
            using System.Text;
            using Xyz;

            internal static class Program
            {
                internal static object Run(Insights.Typed.InsightsClient to) =>
                    to.CreateQueryAsync("n", "SELECT Name FROM Usage");
            }

            namespace Xyz { }
            """));

    [Fact]
    public async Task A_documentation_comment_stays_with_its_member() => Assert.Equal(
        """
        // A license.

        using Insights.Typed;

        /// <summary>A program.</summary>
        internal static class Program
        {
            // lang=InsightsQuery
            internal static string Text => Datasets.Usage.Select(x => x.Name).ToString();
        }
        """,
        await Fix.ApplyAsync("""
            // A license.

            /// <summary>A program.</summary>
            internal static class Program
            {
                // lang=InsightsQuery
                internal static string Text => "SELECT Name FROM Usage";
            }
            """));

    [Fact]
    public async Task The_using_follows_a_license_comment() => Assert.Equal(
        """
        // A license.
        using Insights.Typed;

        internal static class Program
        {
            internal static object Run(Insights.Typed.InsightsClient to) =>
                to.CreateQueryAsync("n", Datasets.Usage.Select(x => x.Name));
        }
        """,
        await Fix.ApplyAsync("""
            // A license.
            internal static class Program
            {
                internal static object Run(Insights.Typed.InsightsClient to) =>
                    to.CreateQueryAsync("n", "SELECT Name FROM Usage");
            }
            """));

    [Theory]
    [InlineData("queryText: \"SELECT Name FROM Usage\"", "query: Datasets.Usage.Select(x => x.Name)")]
    [InlineData("number > 1 ? \"SELECT Name FROM Usage\" : name", "number > 1 ? Datasets.Usage.Select(x => x.Name).ToString() : name")]
    [InlineData("Text", "Datasets.Usage.Select(x => x.Name)")]
    public async Task The_typed_query_is_indented(string before, string after) =>
        Assert.Equal(RawTextProgram.Create(after, Constant), await Fix.ApplyAsync(RawTextProgram.Create(before, Constant)));

    [Theory]
    [InlineData("\"SELECT Nmae FROM Usage\"")]
    [InlineData("$\"SELECT Name FROM Usage LIMIT {number}\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Trial != 'Y'\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Trial IN ('Y')\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Seats LIKE '1%'\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Seats > 1.5\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Seats > 99999999999999999999\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Month > '1 May 2024'\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Month > '2024-05-01T10:30:00Z'\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Name = '\\u2028'\"")]
    [InlineData("\"SELECT Name FROM Usage LIMIT 3000000000\"")]
    [InlineData("\"SELECT Name FROM Sales TIMESPAN LAST_MONTH\"")]
    public async Task No_fix_is_offered_for_a_query_that_cannot_be_typed(string argument) =>
        Assert.Empty(await Fix.GetTitlesAsync(RawTextProgram.Create(argument)));

    [Theory]
    [InlineData("[StringSyntax(\"InsightsQuery\")] private const string Marked = \"SELECT Name FROM Usage\";")]
    [InlineData("private static void Take([StringSyntax(\"InsightsQuery\")] string text = \"SELECT Name FROM Usage\") { }")]
    [InlineData("private sealed class Datasets { } // lang=InsightsQuery\n private static string Hidden = \"SELECT Name FROM Usage\";")]
    public async Task No_fix_is_offered_if_it_would_not_compile(string members) =>
        Assert.Empty(await Fix.GetTitlesAsync(RawTextProgram.Create("name", members)));

    [Fact]
    public async Task All_texts_become_typed_queries_in_each_scope() => await new CodeFixTest<RawTextAnalyzer, TypedQueryFix>(
        Select.Project,
        "INS112",
        """
        // A license.
        internal static class Program
        {
            internal static object First(Insights.Typed.InsightsClient to) =>
                to.CreateQueryAsync("n", /* names */ [|"SELECT Name FROM Usage"|] /* all */); // once

            // Seats.
            internal static object Second(Insights.Typed.InsightsClient to) =>
                to.CreateQueryAsync(
                    "n",
                    // of each
                    [|"SELECT Seats FROM Usage"|] // all
                );
        }
        """,
        """
        // A license.
        using Insights.Typed;

        internal static class Program
        {
            internal static object First(Insights.Typed.InsightsClient to) =>
                to.CreateQueryAsync("n", /* names */ Datasets.Usage.Select(x => x.Name) /* all */); // once

            // Seats.
            internal static object Second(Insights.Typed.InsightsClient to) =>
                to.CreateQueryAsync(
                    "n",
                    // of each
                    Datasets.Usage.Select(x => x.Seats) // all
                );
        }
        """).RunAsync(TestContext.Current.CancellationToken);

    private const string Constant = "private const string Text = \"SELECT Name FROM Usage\";";

    private static string ShortProgram(string argument) => $$"""
        using Insights.Typed;

        internal static class Program
        {
            internal static object Run(InsightsClient client)
            {
                return client.CreateQueryAsync("n",
        {{argument}});
            }
        }
        """;
}
