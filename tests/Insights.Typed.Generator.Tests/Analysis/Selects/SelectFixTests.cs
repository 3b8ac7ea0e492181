using Insights.Typed.CodeFixes.Selects;
using Insights.Typed.Generator.Analysis.Selects;
using static Insights.Typed.Generator.Tests.Analysis.Selects.SelectFix;

namespace Insights.Typed.Generator.Tests.Analysis.Selects;

/// <summary>The code of a fix is compiled into a column list, and is otherwise the same query.</summary>
public sealed class SelectFixTests
{
    [Theory]
    [InlineData("from x in Datasets.Usage select x.Name", "Datasets.Usage.Select(x => x.Name)", "SELECT Name FROM Usage")]
    [InlineData("from x in Datasets.Usage select x.Total", "Datasets.Usage.Select(x => x.Total)", "SELECT Total FROM Usage")]
    [InlineData("from x in Datasets.Usage.Distinct() select x", "Datasets.Usage.Distinct().Select(x => x)", "SELECT DISTINCT Id, Name, Seats, Used, Note, Month, Trial FROM Usage")]
    [InlineData("from @class in Datasets.Usage where @class.Seats > 3 select @class.Name", "Datasets.Usage.Where(@class => @class.Seats > 3).Select(@class => @class.Name)", "SELECT Name FROM Usage WHERE Seats > 3")]
    [InlineData(
        "from x in Datasets.Usage where x.Seats > 3 where x.Trial orderby x.Month descending, x.Name, x.Seats ascending select new { x.Id, x.Name }",
        "Datasets.Usage.Where(x => x.Seats > 3).Where(x => x.Trial).OrderByDescending(x => x.Month).ThenBy(x => x.Name).ThenBy(x => x.Seats).Select(x => new { x.Id, x.Name })",
        "SELECT Id, Name FROM Usage WHERE Seats > 3 AND Trial = 'Y' ORDER BY Month DESC, Name ASC, Seats ASC")]
    [InlineData("from x in Datasets.Usage orderby x.Month, x.Seats descending where x.Trial select x.Name", "Datasets.Usage.OrderBy(x => x.Month).ThenByDescending(x => x.Seats).Where(x => x.Trial).Select(x => x.Name)", "SELECT Name FROM Usage WHERE Trial = 'Y' ORDER BY Month ASC, Seats DESC")]
    [InlineData("from x in Datasets.Usage where x.Seats > 3 select x into y where y.Trial orderby y.Month select y into z select z.Name", "Datasets.Usage.Where(x => x.Seats > 3).Where(y => y.Trial).OrderBy(y => y.Month).Select(z => z.Name)", "SELECT Name FROM Usage WHERE Seats > 3 AND Trial = 'Y' ORDER BY Month ASC")]
    [InlineData("from x in Datasets.Usage.Distinct() where x.Seats > 3 select x into y select y.Name", "Datasets.Usage.Distinct().Where(x => x.Seats > 3).Select(y => y.Name)", "SELECT DISTINCT Name FROM Usage WHERE Seats > 3")]
    [InlineData("from x in (DateTime.Now.Year > 1 ? Datasets.Usage : Datasets.Usage.Take(1)) select x.Name", "(DateTime.Now.Year > 1 ? Datasets.Usage : Datasets.Usage.Take(1)).Select(x => x.Name)", "SELECT Name FROM Usage")]
    [InlineData("from x in (UsageQuery)Datasets.Usage select x.Name", "((UsageQuery)Datasets.Usage).Select(x => x.Name)", "SELECT Name FROM Usage")]
    public async Task From_and_select_become_calls(string before, string after, string query) =>
        await AssertFixedAsync(Select.CreateProgram(before), Select.CreateProgram(after).Replace($"({after})", after, StringComparison.Ordinal), query);

    [Fact]
    public async Task Line_breaks_and_comments_are_kept() => await AssertFixedAsync(
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static string Run()
            {
                // idle ones
                var query = from x in Datasets.Usage // all of them
                            // many seats
                            where x.Seats > 3 /* three */
                            orderby x.Month descending, // newest first
                                    x.Name
                            select /* a pair */ new
                            {
                                x.Id, // its id
                                x.Name,
                            }; // done
                return query.ToString();
            }
        }
        """,
        """
        using Insights.Typed;

        internal static class Program
        {
            internal static string Run()
            {
                // idle ones
                var query = Datasets.Usage // all of them
                            // many seats
                            .Where(x => x.Seats > 3) /* three */
                            .OrderByDescending(x => x.Month) // newest first
                                    .ThenBy(x => x.Name)
                            .Select(x => /* a pair */ new
                            {
                                x.Id, // its id
                                x.Name,
                            }); // done
                return query.ToString();
            }
        }
        """,
        "SELECT Id, Name FROM Usage WHERE Seats > 3 ORDER BY Month DESC, Name ASC");

    [Theory]
    [InlineData("Datasets.Usage.Select(Name)", "private static string Name(UsageRow row) { if (row.Trial) { return \"\"; } return row.Name; }")]
    [InlineData("Datasets.Usage.Select(Rows.Name)", "private static class Rows { public static string Name(UsageRow row) => Trim(row.Name); private static string Trim(string s) => s.Trim(); }")]
    [InlineData("Datasets.Usage.Select(new Rows().Name)", "private sealed class Rows { private readonly string end = \"\"; public string Name(UsageRow row) => row.Name + end; }")]
    [InlineData("Datasets.Usage.Select(Name)", "private static readonly Func<UsageRow, string> Name = x => x.Name;")]
    [InlineData("Datasets.Usage.Distinct().Take(1).Select(x => Total(x))", "private static decimal Total(UsageRow row) => row.Total;")]
    [InlineData("from x in Datasets.Usage select Total(x)", "private static decimal Total(UsageRow row) => row.Total;")]
    [InlineData("Datasets.Usage.Select(Total)", "private static decimal Total(UsageRow row) => Deeper(row); private static decimal Deeper(UsageRow row) => row.Total;")]
    [InlineData("from x in Datasets.Usage where x.Seats > 3 select x /* row */ into y select y.Name", "")]
    [InlineData("from x in All[0] select x.Name", "private static readonly UsageQuery[] All = [Datasets.Usage];")]
    [InlineData("All[0].Select(Name)", "private static readonly UsageQuery[] All = [Datasets.Usage]; private static string Name(UsageRow row) => row.Name;")]
    [InlineData("Busy?.Select(Name)!", "private static UsageQuery? Busy => Datasets.Usage; private static string Name(UsageRow row) => row.Name;")]
    public async Task No_fix_is_offered_that_changes_behavior_or_does_not_help(string expression, string members) =>
        Assert.Empty(await Fix.GetTitlesAsync(Select.CreateProgram(expression, members)));

    [Fact]
    public async Task All_are_fixed_in_each_scope() => await new CodeFixTest<SelectAnalyzer, SelectFixProvider>(
        Select.Project,
        "INS102",
        """
        using Insights.Typed;

        internal static class Program
        {
            private static string GetName(UsageRow row) => row.Name; // the name

            internal static object First() => Datasets.Usage /* all */ .[|Select|](/* names */ GetName /* only */); // done

            internal static object Second() => Datasets.Usage
                // two
                .Take(2)
                // names
                .[|Select|](
                    // of each
                    GetName);

            internal static object Third() =>
                from x in Datasets.Usage // all
                where x.Trial // trial
                [|select x.Id|]; // ids

            internal static object Fourth() =>
                from x in Datasets.Usage // all
                where x.Trial select x into y
                where y.Seats > 1 // big
                select y into z
                [|select z.Id|]; // ids
        }
        """,
        """
        using Insights.Typed;

        internal static class Program
        {
            private static string GetName(UsageRow row) => row.Name; // the name

            internal static object First() => Datasets.Usage /* all */ .Select(/* names */ row => row.Name /* only */); // done

            internal static object Second() => Datasets.Usage
                // two
                .Take(2)
                // names
                .Select(
                    // of each
                    row => row.Name);

            internal static object Third() =>
                Datasets.Usage // all
                .Where(x => x.Trial) // trial
                .Select(x => x.Id); // ids

            internal static object Fourth() =>
                Datasets.Usage // all
                .Where(x => x.Trial)
                .Where(y => y.Seats > 1) // big
                .Select(z => z.Id); // ids
        }
        """).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_changed_meaning_is_fixed_in_each_scope() => await new CodeFixTest<SelectAnalyzer, SelectFixProvider>(
        Select.Project,
        "INS103",
        """
        using Insights.Typed;

        internal static class Program
        {
            private static string GetName(UsageRow row) => row.Name;

            internal static object First() => Datasets.Usage.Distinct() // once
                .[|Select|](GetName); // names

            internal static object Second() => from x in Datasets.Usage [|select /* sum */ x.Total|] /* of all */;
        }
        """,
        """
        using Insights.Typed;

        internal static class Program
        {
            private static string GetName(UsageRow row) => row.Name;

            internal static object First() => Datasets.Usage.Distinct() // once
                .Select(row => row.Name); // names

            internal static object Second() => Datasets.Usage.Select(x => /* sum */ x.Total) /* of all */;
        }
        """).RunAsync(TestContext.Current.CancellationToken);
}
