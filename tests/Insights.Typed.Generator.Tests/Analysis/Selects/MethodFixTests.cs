using static Insights.Typed.Generator.Tests.Analysis.Selects.SelectFix;

namespace Insights.Typed.Generator.Tests.Analysis.Selects;

/// <summary>A method that is passed to <c>Select</c> becomes a lambda, whose names mean the same at the call.</summary>
public sealed class MethodFixTests
{
    [Theory]
    [InlineData("Datasets.Usage.Select(Name)", "Datasets.Usage.Select(row => row.Name)", "private static string Name(UsageRow row) => row.Name;", "SELECT Name FROM Usage")]
    [InlineData("Datasets.Usage.Distinct().Select(Name)", "Datasets.Usage.Distinct().Select(row => row.Name)", "private static string Name(UsageRow row) { return row.Name; }", "SELECT DISTINCT Name FROM Usage")]
    [InlineData("Datasets.Usage.Select(Name)", "Datasets.Usage.Select(@class => @class.Name)", "private static string Name(UsageRow @class) => @class.Name;", "SELECT Name FROM Usage")]
    [InlineData("Datasets.Usage.Select(Sum)", "Datasets.Usage.Select(row => row.Total * Factor)", "private const int Factor = 2; private static decimal Sum(UsageRow row) => row.Total * Factor;", "SELECT Total FROM Usage")]
    [InlineData("Datasets.Usage.Select(Pair)", "Datasets.Usage.Select<object>(row => new { row.Id, row = row.Name })", "private static object Pair(UsageRow row) => new { row.Id, row = row.Name };", "SELECT Id, Name FROM Usage")]
    [InlineData("Datasets.Usage.Select(Seats)", "Datasets.Usage.Select<decimal>(row => row.Seats)", "private static decimal Seats(UsageRow row) => row.Seats;", "SELECT Seats FROM Usage")]
    [InlineData("Datasets.Usage.Select((x => x.Name))", "Datasets.Usage.Select(x => x.Name)", "", "SELECT Name FROM Usage")]
    [InlineData("Datasets.Usage.Select((Func<UsageRow, object>)(x => x.Name))", "Datasets.Usage.Select<object>(x => x.Name)", "", "SELECT Name FROM Usage")]
    [InlineData("Datasets.Usage.Select(delegate(UsageRow x) { return x.Name; })", "Datasets.Usage.Select(x => { return x.Name; })", "", "SELECT Name FROM Usage")]
    [InlineData("Datasets.Usage.Select(Rows.Name)", "Datasets.Usage.Select(row => Rows.Trim(row.Name))", "private static class Rows { public static string Name(UsageRow row) => Trim(row.Name); public static string Trim(string s) => s.Trim(); }", "SELECT Name FROM Usage")]
    public async Task A_method_becomes_a_lambda(string before, string after, string members, string query) =>
        await AssertFixedAsync(Select.CreateProgram(before, members), Select.CreateProgram(after, members), query);

    [Fact]
    public async Task A_conflicting_name_is_replaced() => await AssertFixedAsync(
        """
        using Insights.Typed;
        internal static class Program
        {
            private static string Name(UsageRow row) => row.Name;
            internal static string Run() { var row = Datasets.Usage; return row.Select(Name).ToString(); }
        }
        """,
        """
        using Insights.Typed;
        internal static class Program
        {
            private static string Name(UsageRow row) => row.Name;
            internal static string Run() { var row = Datasets.Usage; return row.Select(row1 => row1.Name).ToString(); }
        }
        """,
        "SELECT Name FROM Usage");

    /// <summary>A name of the method is the same member where the call has a variable with this name.</summary>
    [Fact]
    public async Task Names_are_not_those_of_variables_at_the_call() => await AssertFixedAsync(
        """
        using Insights.Typed;
        internal static class Program
        {
            private static decimal rate = 2;
            private static decimal Rounded(decimal value) => Math.Round(value);
            private static decimal Total(UsageRow row) => Rounded(row.Total) * rate + Math.Abs(rate);
            internal static string Run() => Report(1, v => v, "");
            private static string Report(decimal rate, Func<decimal, decimal> Rounded, string Math) => Datasets.Usage.Select(Total).ToString();
        }
        """,
        """
        using Insights.Typed;
        internal static class Program
        {
            private static decimal rate = 2;
            private static decimal Rounded(decimal value) => Math.Round(value);
            private static decimal Total(UsageRow row) => Rounded(row.Total) * rate + Math.Abs(rate);
            internal static string Run() => Report(1, v => v, "");
            private static string Report(decimal rate, Func<decimal, decimal> Rounded, string Math) => Datasets.Usage.Select(row => Program.Rounded(row.Total) * Program.rate + System.Math.Abs(Program.rate)).ToString();
        }
        """,
        "SELECT Total FROM Usage");

    [Theory]
    [InlineData("Report() { decimal Rounded(decimal v) => v * 2; return $$.ToString() + (Rounded(1) > 0 ? \"\" : \"?\"); }")]
    [InlineData("Report() => Report<int>(); private static string Report<Rounded>() => $$.ToString();")]
    public async Task A_member_is_qualified_where_another_name_hides_it(string report)
    {
        string Write(string projection) => $$"""
            using Insights.Typed;
            internal static class Program
            {
                private static decimal Rounded(decimal v) => Math.Round(v);
                private static decimal Total(UsageRow row) => Rounded(row.Total);
                internal static string Run() => Report();
                private static string {{report.Replace("$$", $"Datasets.Usage.Select({projection})", StringComparison.Ordinal)}}
            }
            """;

        await AssertFixedAsync(Write("Total"), Write("row => Program.Rounded(row.Total)"), "SELECT Total FROM Usage");
    }

    [Theory]
    [InlineData("const int rate = 2;", "row.Total * rate")]
    [InlineData("static decimal rate() => 2;", "row.Total * rate()")]
    public async Task No_fix_is_offered_that_uses_a_name_with_another_meaning_at_the_call(string declaration, string value)
    {
        string Write(string other) => $$"""
            using Insights.Typed;
            internal static class Program
            {
                internal static string Run()
                {
                    {{declaration}}
                    static decimal Total(UsageRow row) => {{value}};
                    return Report();
                    static string Report() { {{other}} return Datasets.Usage.Select(Total).ToString(); }
                }
            }
            """;

        Assert.Empty(await Fix.GetTitlesAsync(Write(declaration.Replace("2", "3", StringComparison.Ordinal))));
        Assert.Single(await Fix.GetTitlesAsync(Write("")));
    }

    [Theory]
    [InlineData("row.Name.Count(c => c == 'a')")]
    [InlineData("row.Note is { } c ? c.Length : 0")]
    [InlineData("int.TryParse(row.Name, out var c) ? c : 0")]
    [InlineData("(from c in row.Name select c).Count()")]
    [InlineData("(from a in row.Name let c = a select c).Count()")]
    [InlineData("(from a in row.Name join c in row.Note! on a equals c select a).Count()")]
    [InlineData("(from a in row.Name join b in row.Note! on a equals b into c select a).Count()")]
    [InlineData("(from a in row.Name select a into c select c).Count()")]
    [InlineData("row.Name.Sum(a => { foreach (var c in row.Note!) { return 1; } return 0; })")]
    [InlineData("row.Name.Sum(a => { int c() => 1; return c(); })")]
    public async Task No_fix_is_offered_that_declares_a_variable_of_the_call(string value)
    {
        string Write(string variable) => $$"""
            using Insights.Typed;
            internal static class Program
            {
                private static int Count(UsageRow row) => {{value}};
                internal static string Run() => Report("");
                private static string Report(string {{variable}}) => Datasets.Usage.Select(Count).ToString();
            }
            """;

        Assert.Empty(await Fix.GetTitlesAsync(Write("c")));
        Assert.Single(await Fix.GetTitlesAsync(Write("other")));
    }

    [Fact]
    public async Task A_type_imported_by_another_file_is_fully_qualified() => await AssertFixedAsync(
        Select.CreateProgram("Datasets.Usage.Select(Mapping.Rows.Pair)"),
        Select.CreateProgram("Datasets.Usage.Select(row => new Shapes.Pair(row.Name, Mapping.Rows.Factor * row.Seats))"),
        "SELECT Name, Seats FROM Usage",
        Select.Project.WithSource("Rows.cs", """
            using Insights.Typed;
            using Shapes;
            namespace Shapes { internal sealed record Pair(string Name, long Seats); }
            namespace Mapping
            {
                internal static class Rows
                {
                    public const long Factor = 2;
                    public static Pair Pair(UsageRow row) => new Pair(row.Name, Factor * row.Seats);
                }
            }
            """));
}
