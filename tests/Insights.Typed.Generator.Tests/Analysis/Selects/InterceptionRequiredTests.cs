using Insights.Typed.Generator.Analysis.Selects;

namespace Insights.Typed.Generator.Tests.Analysis.Selects;

/// <summary>INS103: a Select that throws at run time, because a query for all columns has another meaning, is reported at compile time.</summary>
public sealed class InterceptionRequiredTests
{
    private const string Rule = "INS103";

    private static readonly TestProject Aggregated = TestProject.Create(Samples.EveryType);

    private const string Name = "private static string Name(UsageRow row) => row.Name;";

    [Theory]
    [InlineData("from x in Datasets.Usage ⟦select x.Total⟧", "it reads the metric Total", "")]
    [InlineData("from x in Datasets.Usage where x.Seats > 3 ⟦select new { x.Name, x.Customers }⟧", "it reads the metric Customers", "")]
    [InlineData("from x in Datasets.Usage where x.Seats > 3 select x into y ⟦select y.Total⟧", "it reads the metric Total", "")]
    [InlineData("from x in Datasets.Usage ⟦select Total(x)⟧", "Total reads the metric Total", "private static decimal Total(UsageRow row) => row.Total;")]
    [InlineData("Datasets.Usage.⟦Select⟧(Total)", "Total reads the metric Total", "private static decimal Total(UsageRow row) => row.Total;")]
    [InlineData("Datasets.Usage.⟦Select⟧(Total)", "Deeper reads the metric Total", "private static decimal Total(UsageRow row) => Deeper(1, row); private static decimal Deeper(int i, UsageRow row) { if (i > 0) { return row.Total; } return Total(row); }")]
    [InlineData("Datasets.Usage.⟦Select⟧(Total)", "it reads the metric Total", "private static readonly Func<UsageRow, decimal> Total = x => x.Total;")]
    [InlineData("Datasets.Usage.⟦Select⟧((x => x.Total))", "it reads the metric Total", "")]
    [InlineData("All[0].⟦Select⟧(x => x.Total)", "Declare the query in a local of type UsageQuery", "private static readonly UsageQuery[] All = [Datasets.Usage];")]
    public Task A_metric_read_by_a_Select_that_is_not_intercepted(string expression, string message, string members) => AssertAsync(expression, message, members);

    [Theory]
    [InlineData("Datasets.Usage.⟦Select⟧(x => Total(x))", "Total reads the metric Total", "private static decimal Total(UsageRow row) => row.Total;")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => (x.Customers, Total(x)))", "Total reads the metric Total", "private static decimal Total(UsageRow row) => row.Total + row.Customers;")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => x.Map())", "Map reads the metric Total", "private static decimal Map(this UsageRow row) => row.Total;")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => new Dto(x))", ".ctor reads the metric Total", "private sealed class Dto { public Dto(UsageRow row) { Total = row.Total; } public decimal Total { get; } }")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => (x with { Name = \"\" }).Total)", "it reads the metric Total", "")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => (x, 1).x.Total)", "it reads the metric Total", "")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => new[] { x }.Sum(y => y.Total))", "it reads the metric Total", "")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => (from y in new[] { x } select y.Total).Sum())", "it reads the metric Total", "")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => new[] { x }.Select(Total).Sum())", "Total reads the metric Total", "private static decimal Total(UsageRow row) => row.Total;")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => { foreach (var y in new List<UsageRow> { x }) { return y.Total; } return 0; })", "it reads the metric Total", "")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => { var (y, _) = (x, 1); return y.Total; })", "it reads the metric Total", "")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => ((dynamic)x).Total)", "it reads the metric Total", "")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => new Dto(x).Twice)", ".ctor reads the metric Total", "private sealed class Dto(UsageRow row) { public decimal Twice { get; } = 2 * row.Total; }")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => new Dto(x).Twice)", "Twice reads the metric Total", "private sealed class Dto(UsageRow row) { public decimal Twice => 2 * row.Total; }")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => new Dto(x).Row.Total)", "it reads the metric Total", "private sealed record Dto(UsageRow Row);")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => new Dto(x).Row.Total)", "it reads the metric Total", "private sealed class Dto { public Dto(UsageRow row) => Row = row; public UsageRow Row { get; } }")]
    public Task A_metric_read_outside_the_lambda(string expression, string message, string members) => AssertAsync(expression, message, members);

    [Fact]
    public async Task A_metric_read_by_a_custom_member() => Assert.Contains(
        "Twice reads the metric Total",
        Assert.Single(await AnalyzerRunner.AssertDiagnosticsAsync(
            new SelectAnalyzer(),
            Rule,
            Select.CreateProgram("Datasets.Usage.⟦Select⟧(x => x.Twice)", "", "namespace Insights.Typed { partial record UsageRow { public decimal Twice => 2 * Total; } }"))),
        StringComparison.Ordinal);

    /// <summary>The right side of <c>equals</c> does not see the variables before the <c>join</c>, which only the compiler knows.</summary>
    [Fact]
    public Task A_column_read_by_a_hidden_name() => AssertAsync(
        "Datasets.Usage.⟦Select⟧(x => new { x.Name, Sum = new Func<long>(() => (from i in new[] { 1L } let x = i join j in new[] { 1L } on x equals j + x.Seats select x).Sum()) })",
        "reads the column Seats",
        "");

    [Theory]
    [InlineData("Datasets.Usage.Distinct().⟦Select⟧(Name)", Name)]
    [InlineData("Datasets.Usage.Distinct().Where(x => x.Seats > 3).OrderBy(x => x.Name).Take(1).⟦Select⟧(Name)", Name)]
    [InlineData("Busy.Take(1).⟦Select⟧(Name)", Name + "private static UsageQuery Busy => Datasets.Usage.Distinct();")]
    [InlineData("Busy.Take(1).⟦Select⟧(Name)", Name + "private static readonly UsageQuery Busy = Datasets.Usage.Distinct().OrderBy(x => x.Name);")]
    [InlineData("Busy().⟦Select⟧(Name)", Name + "private static UsageQuery Busy() => Datasets.Usage.Distinct();")]
    [InlineData("(DateTime.Now.Year > 1 ? Datasets.Usage.Distinct() : Datasets.Usage).⟦Select⟧(Name)", Name)]
    [InlineData("(DateTime.Now.Year switch { 1 => Datasets.Usage, _ => Datasets.Usage.Distinct() }).⟦Select⟧(Name)", Name)]
    [InlineData("(DateTime.Now.Year > 1 ? Datasets.Usage : DateTime.Now.Year switch { 1 => Busy, _ => throw new InvalidOperationException() }).⟦Select⟧(Name)", Name + "private static UsageQuery Busy => Datasets.Usage.Distinct();")]
    [InlineData("(Busy ?? Datasets.Usage.Distinct()).⟦Select⟧(Name)", Name + "private static UsageQuery? Busy => Datasets.Usage;")]
    [InlineData("(Busy ?? ((UsageQuery)Datasets.Usage.Distinct())!).⟦Select⟧(Name)", Name + "private static UsageQuery? Busy => Datasets.Usage;")]
    [InlineData("from x in Datasets.Usage.Distinct() ⟦select x.Name⟧", "")]
    [InlineData("from x in Datasets.Usage.Distinct() where x.Seats > 1 select x into y ⟦select y.Name⟧", "")]
    [InlineData("from x in Datasets.Usage.Distinct() where x.Seats > 1 select x into y ⟦select y⟧", "")]
    [InlineData("from x in (from x in Datasets.Usage.Distinct() where x.Seats > 1 select x) where x.Trial ⟦select x.Name⟧", "")]
    [InlineData("from x in Datasets.Usage.Distinct() ⟦select x⟧", "")]
    [InlineData("from x in Datasets.Usage.Distinct() where x.Seats > 3 orderby x.Name ⟦select x.Name⟧", "")]
    [InlineData("Busy?.Distinct().⟦Select⟧(x => x.Name)!", "private static UsageQuery? Busy => Datasets.Usage;")]
    public Task Distinct_before_a_Select_that_is_not_intercepted(string expression, string members) => AssertAsync(expression, "After Distinct()", members);

    [Theory]
    [InlineData("Name(x)", Name)]
    [InlineData("(x, 1).x.Name", "")]
    [InlineData("new[] { x }.Select(z => z.Name).First()", "")]
    [InlineData("new[] { x }.GroupBy(z => z.Name).First().Key", "")]
    [InlineData("new[] { x }.ToDictionary(z => z.Name).Keys.First()", "")]
    [InlineData("{ Dictionary<int, UsageRow> rows = new() { [1] = x }; return rows[1].Name; }", "")]
    [InlineData("(x.Name, 1) == (\"\", 1) ? new[] { x }[0].Name : \"\"", "")]
    [InlineData("{ UsageRow Row() => x; return Row().Name; }", "")]
    [InlineData("(x with { Seats = 1 }).Name", "")]
    [InlineData("new Dto(x)", "private sealed class Dto(UsageRow row) { public string Name { get; } = row.Name; }")]
    [InlineData("Name(x)", "private static string Name(UsageRow row) { ArgumentNullException.ThrowIfNull(row); return row.Name; }")]
    [InlineData("Name(x)", "private static string Name(UsageRow row) { var name = row.Name; GC.KeepAlive(row); return name; }")]
    [InlineData("Tuple.Create(x, 1).Item1.Name", "")]
    [InlineData("new Tuple<UsageRow, int>(x, 1).Item1.Name", "")]
    [InlineData("ValueTuple.Create(x, 1).Item1.Name", "")]
    [InlineData("new ValueTuple<UsageRow, int>(x, 1).Item1.Name", "")]
    [InlineData("System.Threading.Tasks.Task.FromResult(x).Result.Name", "")]
    [InlineData("System.Threading.Tasks.ValueTask.FromResult(x).Result.Name", "")]
    [InlineData("new System.Threading.Tasks.ValueTask<UsageRow>(x).Result.Name", "")]
    [InlineData("{ var rows = new[] { x }.AsMemory(); return rows.Span[0].Name; }", "")]
    [InlineData("{ ReadOnlyMemory<UsageRow> rows = new[] { x }.AsMemory(); return rows.Span[0].Name; }", "")]
    [InlineData("{ ReadOnlyMemory<UsageRow> rows = new[] { x }; return rows.ToArray()[0].Name; }", "")]
    [InlineData("{ var rows = new[] { x }.AsSpan(); return rows[0].Name; }", "")]
    [InlineData("{ ReadOnlySpan<UsageRow> rows = new[] { x }; return rows[0].Name; }", "")]
    [InlineData("{ foreach (var row in new[] { x }.AsSpan()) { return row.Name; } return \"\"; }", "")]
    public Task Distinct_before_a_row_that_is_passed_on(string body, string members) =>
        AssertAsync($"Datasets.Usage.Distinct().⟦Select⟧(x => {body})", "all 7 columns of Usage, of which it reads 1: Name, and Distinct() compares all of them", members);

    [Theory]
    [InlineData("(DateTime.Now.Year switch { 1 => Datasets.Usage, _ => Datasets.Usage.Distinct() })")]
    [InlineData("(Busy ?? Datasets.Usage.Distinct())")]
    [InlineData("(from x in Datasets.Usage.Distinct() where x.Trial select x)")]
    public Task Distinct_of_a_chosen_query_before_a_row_that_is_passed_on(string query) =>
        AssertAsync($"{query}.⟦Select⟧(x => Name(x))", "of which it reads 1: Name, and Distinct() compares all of them", Name + "private static UsageQuery? Busy => Datasets.Usage;");

    /// <summary>Without these methods, all columns would be compared.</summary>
    [Theory]
    [InlineData("x == Other")]
    [InlineData("object.Equals(x, Other)")]
    [InlineData("((object)x).GetHashCode()")]
    [InlineData("(x, 1) == (Other, 1)")]
    [InlineData("new HashSet<UsageRow> { x }.Count")]
    public async Task Distinct_before_a_comparison_that_the_user_wrote(string body) => Assert.Contains(
        "of which it reads 1: Name",
        Assert.Single(await AnalyzerRunner.AssertDiagnosticsAsync(
            new SelectAnalyzer(),
            Rule,
            Select.CreateProgram(
                $"Datasets.Usage.Distinct().⟦Select⟧(x => {body})",
                "private static readonly UsageRow Other = new();",
                "namespace Insights.Typed { partial record UsageRow { public bool Equals(UsageRow? other) => Name == other?.Name; public override int GetHashCode() => Name.GetHashCode(); } }"))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Datasets.EveryType.During(t => t.Lifetime).Aggregated(a => a.Daily).⟦Select⟧(Text)", "After Aggregated()", "private static string Text(EveryTypeRow row) => row.Text;")]
    [InlineData("Daily.⟦Select⟧(Text)", "After Aggregated()", "private static string Text(EveryTypeRow row) => row.Text; private static EveryTypeQuery Daily => Datasets.EveryType.During(t => t.Lifetime).Aggregated(a => a.Daily);")]
    [InlineData("Datasets.EveryType.During(t => t.Lifetime).Aggregated(a => a.Daily).⟦Select⟧(x => Text(x))", "and Aggregated() compares all of them", "private static string Text(EveryTypeRow row) => row.Text;")]
    public async Task Aggregated_before_a_Select_that_is_not_intercepted_or_passes_the_row(string expression, string message, string members) => Assert.Contains(
        message,
        Assert.Single(await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), Rule, Select.CreateProgram(expression, members), Aggregated)),
        StringComparison.Ordinal);

    [Fact]
    public async Task Distinct_in_a_local() => await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), Rule, """
        using Insights.Typed;
        var once = Datasets.Usage.Distinct();
        var set = Datasets.Usage.Distinct();
        set = Datasets.Usage;
        Console.WriteLine(once.⟦Select⟧(Name));
        Console.WriteLine(set.Select(Name));
        static string Name(UsageRow row) => row.Name;
        """);

    [Theory]
    [InlineData("Datasets.Usage.Distinct().Select(x => x.Name)", "")]
    [InlineData("Datasets.Usage.Distinct().Select(x => x)", "")]
    [InlineData("Datasets.Usage.Distinct().Select(x => (x, x.Name))", "")]
    [InlineData("Datasets.Usage.Distinct().Select(x => x.ToString())", "")]
    [InlineData("Datasets.Usage.Distinct().Select(x => $\"{x}\")", "")]
    [InlineData("Datasets.Usage.Distinct().Select(x => object.Equals(x, Other))", "private static readonly UsageRow Other = new();")]
    [InlineData("Datasets.Usage.Distinct().Select(x => Other != x ? x.Name : \"\")", "private static readonly UsageRow Other = new();")]
    [InlineData("Datasets.Usage.Distinct().Select(x => Tuple.Create(x, 1).ToString())", "")]
    [InlineData("Datasets.Usage.Distinct().Select(x => (x, 1).Equals((x, 2)) ? x.Name : \"\")", "")]
    [InlineData("Datasets.Usage.Distinct().Select(x => (x, 1) == (Other, 1) ? x.Name : \"\")", "private static readonly UsageRow Other = new();")]
    [InlineData("Datasets.Usage.Distinct().Select(x => ((1, x), 1) != Pair ? x.Name : \"\")", "private static readonly ((int, UsageRow), int) Pair = ((1, new()), 1);")]
    [InlineData("Datasets.Usage.Distinct().Select(x => Seen.Add(x) ? x.Name : \"\")", "private static readonly HashSet<UsageRow> Seen = [];")]
    [InlineData("Datasets.Usage.Distinct().Select(x => Seen.Contains(x) ? x.Name : \"\")", "private static readonly IReadOnlyList<UsageRow> Seen = [];")]
    [InlineData("Datasets.Usage.Distinct().Select(x => Seen.IndexOf(x) + x.Name)", "private static readonly List<UsageRow> Seen = [];")]
    [InlineData("Datasets.Usage.Distinct().Select(x => Array.IndexOf(Seen, x) + x.Name)", "private static readonly UsageRow[] Seen = [];")]
    [InlineData("Datasets.Usage.Distinct().Select(x => Seen.TryAdd(x, 1) ? x.Name : \"\")", "private static readonly Dictionary<UsageRow, int> Seen = [];")]
    [InlineData("Datasets.Usage.Distinct().Select(x => { Seen[x] = 1; return x.Name; })", "private static readonly Dictionary<UsageRow, int> Seen = [];")]
    [InlineData("Datasets.Usage.Distinct().Select(x => Seen.ContainsValue(x) ? x.Name : \"\")", "private static readonly Dictionary<int, UsageRow> Seen = [];")]
    [InlineData("Datasets.Usage.Distinct().Select(x => new[] { x, Other }.Distinct().Count() + x.Name)", "private static readonly UsageRow Other = new();")]
    [InlineData("Datasets.Usage.Distinct().Select(x => new[] { x, Other }.GroupBy(row => row).Count() + x.Name)", "private static readonly UsageRow Other = new();")]
    [InlineData("Datasets.Usage.Distinct().Select(x => EqualityComparer<UsageRow>.Default.Equals(x, Other) ? x.Name : \"\")", "private static readonly UsageRow Other = new();")]
    [InlineData("Datasets.Usage.Distinct().Select(x => new Dto(x))", "private sealed record Dto(UsageRow Row);")]
    [InlineData("Datasets.Usage.Distinct().Select(x => x is var y ? y.Name : \"\")", "")]
    [InlineData("Datasets.Usage.Distinct().Select(x => ((UsageRow)x).Name)", "")]
    [InlineData("Busy.Select(Name)", Name + "private static readonly UsageQuery Busy = Datasets.Usage.Distinct(); static Program() => (Busy, _) = (Datasets.Usage, 1);")]
    [InlineData("Datasets.Usage.Select(x => { var row = x; return row.Total; })", "")]
    [InlineData("Datasets.Usage.Select(x => x switch { { Total: > 1 } => null, var row => row })", "")]
    [InlineData("Datasets.Usage.Select(x => x is { } row ? row.Total : 0)", "")]
    [InlineData("Datasets.Usage.Distinct().Select(x => new { x.Name, x.Total })", "")]
    [InlineData("Datasets.Usage.Select(x => (x.Total, Total(x)))", "private static decimal Total(UsageRow row) => row.Total;")]
    [InlineData("Datasets.Usage.Select(x => new { x.Name, Column = nameof(x.Total), Other = Total })", "private static decimal Total => 1;")]
    [InlineData("Datasets.Usage.Select(x => new { x.Name, Other.Total })", "private static readonly UsageRow Other = new() { Total = 1 };")]
    [InlineData("Datasets.Usage.Select(x => new UsageRow { Name = x.Name, Total = 1 })", "")]
    [InlineData("Datasets.Usage.Select(x => x with { Total = 1 })", "")]
    [InlineData("Datasets.Usage.Select(x => x is { Total: > 1 })", "")]
    [InlineData("Datasets.Usage.Distinct().Select(x => x switch { { Total: > 1 } => 1, _ => 2 })", "")]
    [InlineData("from x in Datasets.Usage where x.Total > 3 && x.Customers > 1 orderby x.Total select x", "")]
    [InlineData("Datasets.Usage.Select(x => new { x.Name, Columns = new Func<UsageRow, decimal>(row => row.Total) })", "")]
    public async Task Nothing_is_reported_if_nothing_throws(string expression, string members) =>
        await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), Rule, Select.CreateProgram(expression, members));

    /// <summary>Methods of the row with the names of the comparison, which it does not call.</summary>
    [Theory]
    [InlineData("public static bool Equals(UsageRow? first, UsageRow? second) => first?.Total == second?.Total;")]
    [InlineData("public int GetHashCode(UsageRow row) => (int)row.Total;")]
    public async Task Nothing_is_reported_of_other_methods_named_like_those_of_a_comparison(string member) => await AnalyzerRunner.AssertDiagnosticsAsync(
        new SelectAnalyzer(),
        Rule,
        Select.CreateProgram(
            "Datasets.Usage.Distinct().Select(x => x == Other ? 1 : x.GetHashCode())",
            "private static readonly UsageRow Other = new();",
            $"namespace Insights.Typed {{ partial record UsageRow {{ {member} }} }}"));

    /// <summary>The generated printing method reads all columns, and of the metrics those that are selected.</summary>
    [Theory]
    [InlineData("x.ToString()")]
    [InlineData("$\"{x}\"")]
    [InlineData("x.Describe()")]
    public async Task Nothing_is_reported_if_the_user_calls_the_generated_printing_method(string body) => await AnalyzerRunner.AssertDiagnosticsAsync(
        new SelectAnalyzer(),
        Rule,
        Select.CreateProgram($"Datasets.Usage.Distinct().Select(x => {body})", "", """
            namespace Insights.Typed
            {
                partial record UsageRow
                {
                    public string Describe() { var text = new System.Text.StringBuilder(); PrintMembers(text); return text.ToString(); }

                    public override string ToString() => Describe();
                }
            }
            """));

    private static async Task AssertAsync(string expression, string messages, string members) => Assert.Contains(
        messages,
        Assert.Single(await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), Rule, Select.CreateProgram(expression, members))),
        StringComparison.Ordinal);
}
