using Insights.Typed.Generator.Analysis.Selects;

namespace Insights.Typed.Generator.Tests.Analysis.Selects;

/// <summary>INS102: a Select that is not compiled selects more columns than it reads.</summary>
public sealed class NotInterceptedTests
{
    private const string Rule = "INS102";

    [Theory]
    [InlineData("Datasets.Usage.⟦Select⟧(Name)", "argument of this Select is the method Name, not a lambda", "reads 1: Name", "private static string Name(UsageRow row) => row.Name;")]
    [InlineData("Datasets.Usage.⟦Select⟧(Name)", "argument of this Select is the method Name, not a lambda", "reads 2: Trial, Name", "private static string Name(UsageRow row) { if (row.Trial) { return \"\"; } return row.Name; }")]
    [InlineData("Datasets.Usage.⟦Select<string>⟧(Name)", "argument of this Select is the method Name, not a lambda", "reads 1: Name", "private static string Name(UsageRow row) => row.Name;")]
    [InlineData("Datasets.Usage.⟦Select⟧(Rows.Name)", "argument of this Select is the method Name, not a lambda", "reads 1: Name", "private static class Rows { public static string Name(UsageRow row) => row.Name; }")]
    [InlineData("Datasets.Usage.⟦Select⟧(Projection)", "argument of this Select is a delegate, not a lambda", "reads 1: Name", "private static readonly Func<UsageRow, string> Projection = x => x.Name;")]
    [InlineData("Datasets.Usage.⟦Select⟧(Projection)", "argument of this Select is a delegate, not a lambda", "reads 1: Name", "private static Func<UsageRow, string> Projection => x => x.Name;")]
    [InlineData("Datasets.Usage.⟦Select⟧(Projection)", "argument of this Select is a delegate, not a lambda", "no metric.", "private static Func<UsageRow, string> Projection = x => x.Name;")]
    [InlineData("Datasets.Usage.⟦Select⟧(Projection())", "argument of this Select is a delegate, not a lambda", "no metric.", "private static Func<UsageRow, string> Projection() => x => x.Name;")]
    [InlineData("Datasets.Usage.⟦Select⟧((x => x.Name))", "lambda in parentheses or in a cast, or an anonymous method", "reads 1: Name", "")]
    [InlineData("Datasets.Usage.⟦Select⟧((Func<UsageRow, string>)(x => x.Name))", "lambda in parentheses or in a cast, or an anonymous method", "reads 1: Name", "")]
    [InlineData("Datasets.Usage.⟦Select⟧(delegate(UsageRow x) { return x.Name; })", "lambda in parentheses or in a cast, or an anonymous method", "reads 1: Name", "")]
    [InlineData("Nothing?.⟦Select⟧(x => x.Name)!", "with '?.'", "reads 1: Name", "private static UsageQuery? Nothing => null;")]
    [InlineData("All[0].⟦Select⟧(x => new { x.Id, x.Month })", "This file does not name the dataset of the query", "reads 2: Id, Month. Declare the query in a local of type UsageQuery", "private static readonly UsageQuery[] All = [Datasets.Usage];")]
    public async Task A_form_that_cannot_be_compiled(string expression, string reason, string reads, string members)
    {
        var message = await MessageAsync(expression, members);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains("all 7 columns of Usage", message, StringComparison.Ordinal);
        Assert.Contains(reads, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from x in Datasets.Usage ⟦select x.Name⟧", "reads 1: Name")]
    [InlineData("from x in Datasets.Usage where x.Seats > 3 ⟦select x.Name⟧", "reads 1: Name")]
    [InlineData("from x in Datasets.Usage ⟦select x is { Trial: true } row ? row.Name : \"\"⟧", "reads 2: Trial, Name")]
    [InlineData("from x in Datasets.Usage where x.Seats > 3 orderby x.Month descending, x.Name ⟦select new { x.Id, x?.Note }⟧", "reads 2: Id, Note")]
    [InlineData("from x in Datasets.Usage where x.Seats > 3 select x into y ⟦select y.Name⟧", "reads 1: Name")]
    [InlineData("from x in Datasets.Usage where x.Seats > 3 select x into x where x.Trial orderby x.Month select x into y orderby y.Name ⟦select new { y.Id, y.Note }⟧", "reads 2: Id, Note")]
    public async Task From_and_select(string expression, string reads)
    {
        var message = await MessageAsync(expression);
        Assert.Contains("written as 'from … select'", message, StringComparison.Ordinal);
        Assert.Contains(reads, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_in_another_file()
    {
        var project = Select.Project.WithSource("Rows.cs", """
            using Insights.Typed;
            internal static class Rows { public static object Of(UsageRow row) => new { row.Id, row.Seats }; }
            """);
        var message = Assert.Single(await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), Rule, Select.CreateProgram("Datasets.Usage.⟦Select⟧(Rows.Of)"), project));
        Assert.Contains("reads 2: Id, Seats.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Select_itself_as_a_delegate() => Assert.Contains(
        "Select is converted to a delegate here, not called",
        await MessageAsync("Of(Datasets.Usage.⟦Select<int>⟧)", "private static string Of(Func<Func<UsageRow, int>, InsightsQuery<int>> select) => select(x => (int)x.Seats).ToString();"),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_call_within_the_query_class() => Assert.Contains(
        "without a query before it",
        await MessageAsync("Datasets.Usage.Names", "", "namespace Insights.Typed { partial class UsageQuery { public InsightsQuery<string> Names => ⟦Select⟧(x => x.Name); } }"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Methods_that_a_project_adds_to_the_query_are_not_checked() => Assert.Empty(await AnalyzerRunner.GetDiagnosticsAsync(new SelectAnalyzer(), Select.CreateProgram(
        "Datasets.Usage.Select<int>()",
        "",
        "namespace Insights.Typed { partial class UsageQuery { public string Select<T>(int count = 5) => typeof(T).Name + count; } }")));

    [Theory]
    [InlineData("(x, 1).x.Name")]
    [InlineData("new { Row = x }.Row.Name")]
    [InlineData("new[] { x }.Select(z => z.Name).First()")]
    [InlineData("new List<UsageRow> { x }[0].Name")]
    [InlineData("Pipe(x, row => row.Name)")]
    [InlineData("{ UsageRow Row() => x; return Row().Name; }")]
    [InlineData("{ Func<UsageRow> row = () => x; return row().Name; }")]
    [InlineData("(x with { Seats = 1 }).Name")]
    public async Task A_row_that_is_passed_on(string body)
    {
        var message = await MessageAsync($"Datasets.Usage.⟦Select⟧(x => {body})", "private static TResult Pipe<T, TResult>(T value, Func<T, TResult> function) => function(value);");

        Assert.Contains("the query selects all 7 columns of Usage, of which it reads 1: Name.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Top_level_statements() => await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), Rule, """
        using Insights.Typed;
        var seats = 3;
        Console.WriteLine(from x in Datasets.Usage where x.Seats > seats ⟦select x.Name⟧);
        Console.WriteLine(Datasets.Usage.⟦Select⟧(Name));
        static string Name(UsageRow row) => row.Name;
        """);

    /// <summary>Nothing is reported if a compiled query would select as many columns.</summary>
    [Theory]
    [InlineData("Datasets.Usage.Select(x => x.Name)", "")]
    [InlineData("Datasets.Usage.Select(x => x)", "")]
    [InlineData("Datasets.Usage.Select(x => Name(x))", "private static string Name(UsageRow row) => row.Name;")]
    [InlineData("Datasets.Usage.Select(x => x.Total)", "")]
    [InlineData("from x in Datasets.Usage where x.Seats > 3 select x", "")]
    [InlineData("from x in Datasets.Usage select x", "")]
    [InlineData("from x in Datasets.Usage where x.Seats > 3 select x into y where y.Trial select y", "")]
    [InlineData("from x in Datasets.Usage where x.Seats > 3 select x into y select y", "")]
    [InlineData("from i in new[] { 1 } where i > 1 select i into j select j + 1", "")]
    [InlineData("from x in Datasets.Usage select x.ToString()", "")]
    [InlineData("from x in Datasets.Usage select x is { Trial: true } row ? row.ToString() : \"\"", "")]
    [InlineData("Datasets.Usage.Select(x => x is { Trial: true } row ? row.Name : \"\")", "")]
    [InlineData("Datasets.Usage.Select(x => (x, 1))", "")]
    [InlineData("Datasets.Usage.Select(x => new[] { x })", "")]
    [InlineData("Datasets.Usage.Select(All)", "private static object All(UsageRow row) => (row.Id, row.Name, row.Seats, row.Used, row.Note, row.Month, row.Trial);")]
    [InlineData("Datasets.Usage.Select(Itself)", "private static UsageRow Itself(UsageRow row) => row;")]
    [InlineData("Datasets.Usage.Select(x => new[] { 1 }.Select(i => i + x.Seats).Sum())", "")]
    [InlineData("new[] { 1 }.Select(i => i + 1).Select(Math.Abs).Distinct()", "")]
    [InlineData("from i in new[] { 1 } select i + 1", "")]
    [InlineData("new Mine().Select<int>(Math.Abs).ToString()!", "private sealed class Mine { public object Select<T>(Func<T, T> f) => f; }")]
    [InlineData("nameof(UsageQuery.Select)", "")]
    public async Task Nothing_is_reported_if_every_selected_column_is_read(string expression, string members) =>
        Assert.Empty((await AnalyzerRunner.GetDiagnosticsAsync(new SelectAnalyzer(), Select.CreateProgram($"string.Concat({expression})", members))).Where(d => d.Id != "INS105"));

    private static async Task<string> MessageAsync(string expression, string members = "", string types = "") =>
        Assert.Single(await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), Rule, Select.CreateProgram(expression, members, types)));
}
