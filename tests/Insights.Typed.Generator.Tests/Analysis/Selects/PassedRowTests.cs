using Insights.Typed.Generator.Analysis.Selects;

namespace Insights.Typed.Generator.Tests.Analysis.Selects;

/// <summary>The code that a row is passed to, by each way that C# has: what it reads is known, and nothing else is.</summary>
public sealed class PassedRowTests
{
    private const string Members = """
        private static readonly UsageRow Other = new() { Total = 1 };
        internal static UsageRow? Kept { get; set; }
        private static decimal Total(UsageRow row) => row.Total;
        private static long Seats(UsageRow row) => row.Seats;
        private static decimal Times(UsageRow row, int factor) => row.Total * factor;
        private static decimal Second(UsageRow row, UsageRow second) { second = row; return second.Total; }
        private static T Pipe<T>(UsageRow row, Func<UsageRow, T> function) => function(row);
        private static T PipeTwo<T>(UsageRow row, int factor, Func<UsageRow, int, T> function) => function(row, factor);
        private static string Hidden(UsageRow row) => row % 2 + (string)row + ~row;
        """;

    /// <summary>Members of the row, and types that receive it.</summary>
    private const string Types = """
        namespace Insights.Typed
        {
            internal interface IAmount { decimal Amount { get; } string Label { get; } IEnumerator<decimal> GetEnumerator(); }

            internal sealed class Box(decimal value) { public decimal Value => value; }

            internal sealed class Dto(UsageRow row, UsageRow named) { public string Name { get; } = named.Name; public UsageRow Row => row; }

            internal sealed record Pair(UsageRow Row);

            internal sealed class Totals(UsageRow? row = null)
            {
                public decimal this[UsageRow other] => other.Total;

                public Totals GetEnumerator() => this;

                public bool MoveNext() => row is not null;

                public decimal Current => row!.Total;
            }

            internal sealed class Ledger
            {
                private decimal sum;

                public UsageRow Last { set => sum += value.Total; }

                public decimal this[UsageRow row] { get => row.Seats; set => sum = value + row.Total; }
            }

            internal sealed class Journal { public long this[UsageRow row] { set => GC.KeepAlive(value + row.Seats); } }

            internal sealed class Sums { private decimal sum; public ref decimal this[UsageRow row] { get { sum += row.Total; return ref sum; } } }

            internal sealed class Readings { public decimal this[UsageRow row] { get => row.Total; set { } } }

            internal sealed class Reader { private readonly UsageRow other = new() { Total = 1 }; public decimal Read(UsageRow row) => row.Seats + other.Total; }

            internal static class RowExtensions
            {
                public static decimal Map(this UsageRow row) => row.Total;

                public static void Deconstruct(this UsageRow row, out decimal total, out long seats, out string name) => (total, seats, name) = (row.Total, row.Seats, row.Name);
            }

            internal sealed partial record UsageRow : IAmount
            {
                public decimal Double => 2 * Total;

                public long Half => Seats / 2;

                decimal IAmount.Amount => Total;

                string IAmount.Label => Name + Note;

                IEnumerator<decimal> IAmount.GetEnumerator() { yield return Total; }

                public decimal this[string name] => name.Length + Total;

                public long this[int index] { get => Seats + index; set => GC.KeepAlive(value + Total); }

                public decimal Written { get => Seats; set => GC.KeepAlive(value + Total); }

                public IEnumerator<decimal> GetEnumerator() { yield return Total; }

                public override string ToString() => Name + Total;

                public bool Equals(UsageRow? other) => Total == other?.Total;

                public override int GetHashCode() => Total.GetHashCode();

                public decimal Twice() => 2 * Total;

                public long Third() => Seats / 3;

                public void Deconstruct(out decimal total, out long seats) => (total, seats) = (Total, Seats);

                public void Deconstruct(out string name, out string note, out long seats, out long? used) => (name, note, seats, used) = (Name, Note!, Seats, Used);

                public static explicit operator Box(UsageRow row) => new(row.Total);

                public static explicit operator string(UsageRow row) => row.Name;

                public static decimal operator -(UsageRow row) => -row.Total;

                public static string operator ~(UsageRow row) => row.Note!;

                public static decimal operator *(UsageRow row, int factor) => row.Total * factor;

                public static decimal operator *(int factor, UsageRow row) => row.Total * factor;

                public static string operator %(UsageRow row, int factor) => row.Name + row.Seats * factor;
            }
        }
        """;

    [Theory]
    [InlineData("x.Double", "Double")]
    [InlineData("x.Twice()", "Twice")]
    [InlineData("{ Func<decimal> twice = x.Twice; return twice(); }", "Twice")]
    [InlineData("{ Func<decimal> map = x.Map; return map(); }", "Map")]
    [InlineData("((IAmount)x).Amount", "Insights.Typed.IAmount.Amount")]
    [InlineData("((Box)x).Value", "op_Explicit")]
    [InlineData("-x", "op_UnaryNegation")]
    [InlineData("x * 2", "op_Multiply")]
    [InlineData("2 * x", "op_Multiply")]
    [InlineData("{ var (total, _) = x; return total; }", "Deconstruct")]
    [InlineData("{ var ((total, _), one) = (x, 1); return total + one; }", "Deconstruct")]
    [InlineData("{ var (total, _, _) = x; return total; }", "Deconstruct")]
    [InlineData("{ foreach (var (total, _) in new List<UsageRow> { x }) { return total; } return 0; }", "Deconstruct")]
    [InlineData("x is (var total, _) ? total : 0", "Deconstruct")]
    [InlineData("x is (var total, _, _) ? total : 0", "Deconstruct")]
    [InlineData("Pipe(x, Total)", "Total")]
    [InlineData("PipeTwo(x, 1, Times)", "Times")]
    [InlineData("Second(x, Other)", "Second")]
    [InlineData("{ Func<UsageRow, decimal> total = row => row.Total; return total(x); }", "it")]
    [InlineData("{ Func<UsageRow, decimal> total = row => row.Total; return new[] { x }.Sum(total); }", "it")]
    [InlineData("{ Func<UsageRow, decimal> total = Total; return new[] { x }.Sum(total); }", "Total")]
    [InlineData("{ Kept = x; return Kept.Total; }", "it")]
    [InlineData("new Dto(x, x).Row.Total", "it")]
    [InlineData("x.ToString()", "ToString")]
    [InlineData("((object)x).ToString()", "ToString")]
    [InlineData("$\"{x}\"", "ToString")]
    [InlineData("\"\" + x", "ToString")]
    [InlineData("{ var text = \"\"; text += x; return text; }", "ToString")]
    [InlineData("x == Other", "Equals")]
    [InlineData("Other != x", "Equals")]
    [InlineData("x.Equals(Other)", "Equals")]
    [InlineData("((object)x).Equals(Other)", "Equals")]
    [InlineData("((object)Other).Equals((object)x)", "Equals")]
    [InlineData("object.Equals(x, Other)", "Equals")]
    [InlineData("x.GetHashCode()", "GetHashCode")]
    [InlineData("((object)x).GetHashCode()", "GetHashCode")]
    [InlineData("x[\"a\"]", "this[]")]
    [InlineData("new Totals()[x]", "this[]")]
    [InlineData("{ x[1] = 2; return 0; }", "this[]")]
    [InlineData("{ x[1] += 2; return 0; }", "this[]")]
    [InlineData("{ x[1]++; return 0; }", "this[]")]
    [InlineData("{ (x[1], _) = (2, 3); return 0; }", "this[]")]
    [InlineData("{ x.Written = 2; return 0; }", "Written")]
    [InlineData("{ new Ledger()[x] = 2; return 0; }", "this[]")]
    [InlineData("{ new Sums()[x] = 2; return 0; }", "this[]")]
    [InlineData("{ new Ledger().Last = x; return 0; }", "Last")]
    [InlineData("new Ledger { Last = x }", "Last")]
    [InlineData("{ new Readings()[x] += 2; return 0; }", "this[]")]
    [InlineData("{ new Readings()[x]++; return 0; }", "this[]")]
    [InlineData("{ var (amount, _) = (new Readings()[x], 1); return amount; }", "this[]")]
    [InlineData("{ foreach (var value in x) { return value; } return 0; }", "GetEnumerator")]
    [InlineData("{ foreach (var value in (IAmount)x) { return value; } return 0; }", "Insights.Typed.IAmount.GetEnumerator")]
    [InlineData("{ foreach (var value in new Totals(x)) { return value; } return 0; }", "Current")]
    [InlineData("{ foreach (var row in new Dictionary<int, UsageRow> { [1] = x }.Values) { return row.Total; } return 0; }", "it")]
    [InlineData("{ var rows = new List<UsageRow> { x }.GetEnumerator(); return rows.MoveNext() ? rows.Current.Total : 0; }", "it")]
    [InlineData("{ var rows = System.Collections.Immutable.ImmutableArray.CreateBuilder<UsageRow>(); rows.Add(x); return rows[0].Total; }", "it")]
    public Task A_metric_is_found(string body, string reader) => AssertMetricAsync(Program($"Datasets.Usage.⟦Select⟧(x => {body})"), reader);

    [Fact]
    public Task A_metric_is_found_in_another_file() => AssertMetricAsync(
        Select.CreateProgram("Datasets.Usage.⟦Select⟧(x => Rows.First(x))"),
        "First",
        Select.Project.WithSource("Rows.cs", """
            using Insights.Typed;
            internal static class Rows { public static decimal First(UsageRow row) { var (first, _) = (row, 1); return first.Total; } }
            """));

    /// <summary>What an operator, a conversion, a deconstruction or an interface reads is not visible in the projection.</summary>
    [Theory]
    [InlineData("x % 2", "2: Name, Seats")]
    [InlineData("x % 2 + x % 3", "2: Name, Seats")]
    [InlineData("(string)x", "1: Name")]
    [InlineData("~x", "1: Note")]
    [InlineData("((IAmount)x).Label", "2: Name, Note")]
    [InlineData("{ var (name, _, _, _) = x; return name; }", "4: Name, Note, Seats, Used")]
    [InlineData("x is (var name, _, _, _) ? name : null", "4: Name, Note, Seats, Used")]
    [InlineData("new Pair(x).Equals(null) ? null : (x, 1).x.Name", "1: Name")]
    [InlineData("(x, 1).x.Seats + 1m", "1: Seats")]
    public async Task A_hidden_read_of_a_column_is_reported(string body, string reads) => Assert.Contains(
        $"of which it reads {reads}.",
        await ReportAsync("INS102", Program($"Datasets.Usage.⟦Select⟧(x => {body})")),
        StringComparison.Ordinal);

    /// <summary>Code that is not visible, or is known at run time only, can read any column, so values need not repeat.</summary>
    [Theory]
    [InlineData("(x, Read((dynamic)x)).x.Name", "private static object Read(object row) => row;")]
    [InlineData("(x, new Reader((dynamic)x)).x.Name", "private sealed class Reader(object row) { public object Row => row; }")]
    [InlineData("(x, ((dynamic)x).Note).x.Name", "")]
    [InlineData("(x, ((dynamic)new[] { x })[0]).x.Name", "")]
    [InlineData("(x, System.Text.Json.JsonSerializer.Serialize(x)).x.Name", "")]
    [InlineData("(x, System.Text.Json.JsonSerializer.Serialize(x), System.Text.Json.JsonSerializer.Serialize(x)).x.Name", "")]
    public async Task Columns_are_not_counted_if_other_code_receives_the_row(string body, string members) => Assert.DoesNotContain(
        "of which it reads",
        await ReportAsync("INS102", Select.CreateProgram($"Datasets.Usage.Distinct().⟦Select⟧(x => {body})", members)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(x)")]
    [InlineData("string.Format(\"{0}\", x)")]
    [InlineData("new { x.Name, Json = System.Text.Json.JsonSerializer.Serialize(x) }")]
    public async Task Nothing_is_reported_after_Distinct_if_other_code_receives_the_row(string body) => Assert.Empty(
        (await AnalyzerRunner.GetDiagnosticsAsync(new SelectAnalyzer(), Select.CreateProgram($"Datasets.Usage.Distinct().Select(x => {body})"))).Where(d => d.Id != "INS105"));

    /// <summary>Members of collections, tuples, arrays and delegates read no column.</summary>
    [Theory]
    [InlineData("new[] { x }.Select(y => y.Name).First()")]
    [InlineData("new List<UsageRow> { x }.ToArray()[0].Name")]
    [InlineData("((UsageRow[])new[] { x }.Clone())[0].Name")]
    [InlineData("{ Func<UsageRow, string> name = row => row.Name; return name.Invoke(x); }")]
    [InlineData("{ Func<UsageRow, string> name = row => row.Name; var value = name(x); GC.KeepAlive(name); return value; }")]
    [InlineData("(x, TimeSpan.Zero + TimeSpan.Zero).x.Name")]
    public async Task Columns_are_counted_if_a_collection_receives_the_row(string body) => Assert.Contains(
        "of which it reads 1: Name",
        await ReportAsync("INS103", Select.CreateProgram($"Datasets.Usage.Distinct().⟦Select⟧(x => {body})")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("x => new { x.Name, Other.Double }")]
    [InlineData("x => new { x.Name, Twice = Other.Twice() }")]
    [InlineData("x => new[] { Other }.Sum(y => y.Total) + x.Seats")]
    [InlineData("x => Pipe(x, new Reader().Read)")]
    [InlineData("x => Pipe(x, Seats)")]
    [InlineData("x => x.Half")]
    [InlineData("x => x.Third()")]
    [InlineData("x => { Func<long> third = x.Third; return third(); }")]
    [InlineData("x => Hidden(x)")]
    [InlineData("x => x == null ? 0 : x.Seats")]
    [InlineData("x => Other == new UsageRow() ? 0 : x.Seats")]
    [InlineData("x => x[1]")]
    [InlineData("x => x.Written")]
    [InlineData("x => new Ledger()[x]")]
    [InlineData("x => { new Journal()[x] = 2; return x.Name; }")]
    [InlineData("x => { new Ledger().Last = Other; return x.Seats; }")]
    [InlineData("x => { new Readings()[x] = 2; return x.Seats; }")]
    [InlineData("x => { (new Readings()[x], _) = (2, 3); return x.Seats; }")]
    [InlineData("x => { (_, (new Readings()[x], _)) = (1, (2, 3)); return x.Seats; }")]
    [InlineData("x => { (Kept, _) = (new Ledger()[x] > 1 ? null : Other, 3); return x.Seats; }")]
    public async Task Nothing_is_reported_of_other_rows_and_of_calls(string projection) => Assert.Empty(
        (await AnalyzerRunner.GetDiagnosticsAsync(new SelectAnalyzer(), Program($"Datasets.Usage.Select({projection})"))).Where(d => d.Id != "INS105"));

    private static string Program(string expression) => Select.CreateProgram(expression, Members, Types);

    private static async Task<string> ReportAsync(string rule, string program, TestProject? project = null) =>
        Assert.Single(await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), rule, program, project ?? Select.Project));

    private static async Task AssertMetricAsync(string program, string reader, TestProject? project = null) =>
        Assert.Contains($"{reader} reads the metric Total", await ReportAsync("INS103", program, project), StringComparison.Ordinal);
}
