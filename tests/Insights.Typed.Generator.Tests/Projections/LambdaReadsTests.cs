namespace Insights.Typed.Generator.Tests.Projections;

/// <summary>A query selects the columns that its lambda reads, in the order of their first use.</summary>
public sealed class LambdaReadsTests
{
    private static readonly QueryTexts Texts = new(typeof(LambdaReadsTests));

    [Theory]
    [InlineData("x => x.Name", "Name")]
    [InlineData("(x) => x.Name", "Name")]
    [InlineData("(UsageRow x) => x.Name", "Name")]
    [InlineData("(Insights.Typed.UsageRow x) => x.Name", "Name")]
    [InlineData("string (UsageRow x) => x.Name", "Name")]
    [InlineData("static x => x.Name", "Name")]
    [InlineData("projection: x => x.Name", "Name")]
    [InlineData("@class => @class.Name", "Name")]
    [InlineData("größe => größe.Name", "Name")]
    [InlineData("\\u0078 => x.Name", "Name")]
    [InlineData("_ => _.Name", "Name")]
    [InlineData("x => x.@Name", "Name")]
    [InlineData("x => x.N\\u0061me", "Name")]
    public void Any_form_of_the_parameter(string lambda, string columns) => AssertReads(lambda, columns);

    [Theory]
    [InlineData("x => new { x.Seats, x.Name }", "Seats, Name")]
    [InlineData("x => new { x.Name, x.Seats, Again = x.Name }", "Name, Seats")]
    [InlineData("x => new { Outer = new { x.Name, Inner = new { x.Seats } } }", "Name, Seats")]
    [InlineData("x => (x.Name, x.Used)", "Name, Used")]
    [InlineData("x => (Seats: x.Used, x.Name)", "Used, Name")]
    [InlineData("x => (x: x.Name, y: 1)", "Name")]
    [InlineData("x => new { x = x.Name }", "Name")]
    [InlineData("x => new[] { x.Seats, x.Used ?? 0 }", "Seats, Used")]
    [InlineData("x => new List<string?> { x.Name, x.Note }", "Name, Note")]
    [InlineData("x => new Dictionary<string, long> { [x.Name] = x.Seats }", "Name, Seats")]
    [InlineData("x => new KeyValuePair<string, long>(x.Name, x.Seats)", "Name, Seats")]
    [InlineData("x => new KeyValuePair<string, long>(value: x.Seats, key: x.Name)", "Seats, Name")]
    public void Any_result_of_a_row(string lambda, string columns) => AssertReads(lambda, columns);

    [Theory]
    [InlineData("x => x!.Name", "Name")]
    [InlineData("x => (x).Name", "Name")]
    [InlineData("x => ((x!)).Name", "Name")]
    [InlineData("x => x?.Name", "Name")]
    [InlineData("x => (x)?.Name", "Name")]
    [InlineData("x => x?.Note!.Length", "Note")]
    [InlineData("x => x?.Note?.Length", "Note")]
    [InlineData("x => x?.Name.Trim().Length", "Name")]
    [InlineData("x => x?.Name[0]", "Name")]
    [InlineData("x => x?.Name!.Trim()!.Length", "Name")]
    [InlineData("x => x.Name\n    .Trim()\n    .Length", "Name")]
    [InlineData("x => x /* the row */ . /* its name */ Name // done\n", "Name")]
    [InlineData("x\n=>\nx\n.\nName", "Name")]
    public void Through_dots_and_brackets(string lambda, string columns) => AssertReads(lambda, columns);

    [Theory]
    [InlineData("x => x.Seats - x.Used", "Seats, Used")]
    [InlineData("x => (decimal)x.Seats / (x.Used ?? 1)", "Seats, Used")]
    [InlineData("x => $\"{x.Name} has {x.Seats:N0} {(x.Trial ? x.Note : \"\")}\"", "Name, Seats, Trial, Note")]
    [InlineData("x => x.Trial ? x.Name : x.Note", "Trial, Name, Note")]
    [InlineData("x => x.Note ?? x.Name", "Note, Name")]
    [InlineData("x => x.Seats switch { 0 => x.Name, > 5 when x.Trial => x.Note, _ => \"\" }", "Seats, Name, Trial, Note")]
    [InlineData("x => x.Seats is > 5 and < 10", "Seats")]
    [InlineData("x => (x.Name, x.Seats) is (\"a\", > 1)", "Name, Seats")]
    [InlineData("x => x.Month.AddMonths((int)x.Seats).Year", "Month, Seats")]
    [InlineData("x => string.Concat(x.Name, x.Note)", "Name, Note")]
    [InlineData("x => x.Name.Split(',').Select(part => part.Length).Sum()", "Name")]
    [InlineData("x => checked((int)x.Seats)", "Seats")]
    [InlineData("x => x.Name[^1..]", "Name")]
    public void In_any_expression(string lambda, string columns) => AssertReads(lambda, columns);

    [Theory]
    [InlineData("x => { var seats = x.Seats; return seats + 1; }", "Seats")]
    [InlineData("x => { if (x.Trial) { return x.Name; } foreach (var c in x.Note ?? \"\") { } return \"\"; }", "Trial, Name, Note")]
    [InlineData("x => { var Name = 1; return Name + x.Seats; }", "Seats")]
    [InlineData("x => { return x.Name; /* x.Note */ }", "Name")]
    [InlineData("async x => { await Task.Yield(); return x.Name; }", "Name")]
    [InlineData("async x => await Task.FromResult(x.Name)", "Name")]
    public void In_a_block(string lambda, string columns) => AssertReads(lambda, columns);

    [Theory]
    [InlineData("x => new[] { 1 }.Select(i => i + x.Seats)", "Seats")]
    [InlineData("x => new Func<string>(() => x.Name)", "Name")]
    [InlineData("x => { string Name() => x.Name; return Name(); }", "Name")]
    [InlineData("x => from i in new[] { 1 } where i > x.Used select x.Seats", "Used, Seats")]
    [InlineData("x => new Func<string>(delegate { return x.Name; })", "Name")]
    public void In_nested_functions(string lambda, string columns) => AssertReads(lambda, columns);

    [Theory]
    [InlineData("x => new { x.Name, Other = new[] { \"a\" }.Select(x => x.Length) }", "Name")]
    [InlineData("x => new { x.Name, Other = new[] { \"a\" }.Select((x, i) => x.Length + i) }", "Name")]
    [InlineData("x => new { x.Name, Other = new Func<string, int>(delegate(string x) { return x.Length; }) }", "Name")]
    [InlineData("x => { static int Length(string x) => x.Length; return Length(x.Name); }", "Name")]
    [InlineData("x => new { x.Name, Other = new Func<string, int>(text => { var x = text; return x.Length; }) }", "Name")]
    [InlineData("x => new { x.Name, Other = new Func<string>(() => { foreach (var x in x.Note ?? \"\") { return x.ToString(); } return \"\"; }) }", "Name, Note")]
    [InlineData("x => new Func<string>(() => { Func<int> one = () => { var x = 1; return x; }; return x.Name + one(); })", "Name")]
    [InlineData("x => new { x.Name, Column = nameof(x.Note) }", "Name")]
    [InlineData("x => new { x.Name, Label = \"x.Note\" }", "Name")]
    public void A_similar_name_is_not_the_row(string lambda, string columns) => AssertReads(lambda, columns);

    [Theory]
    [InlineData("x => x is { Seats: > 5 and < 10 }", "Seats")]
    [InlineData("x => x is { Seats: > 5, Note: { Length: var length } } ? length : 0", "Seats, Note")]
    [InlineData("x => (x) is { Name.Length: > 1 }", "Name")]
    [InlineData("x => x is not { Trial: true } and ({ Name: \"a\" } or { Note: null })", "Trial, Name, Note")]
    [InlineData("x => x is { Trial: true } _ ? x.Name : \"\"", "Trial, Name")]
    [InlineData("x => x switch { { Trial: true } => 1, { Seats: > 5 } when x.Used > 1 => 2, null => 3, _ => 4 }", "Trial, Seats, Used")]
    [InlineData("x => x is { Total: > 5 }", "Total")]
    public void In_patterns_on_the_row(string lambda, string columns) => AssertReads(lambda, columns);

    [Theory]
    [InlineData("x => x is var y ? y.Name : \"\"", "Name")]
    [InlineData("x => x is { Seats: > 1 } row ? row.Name : null", "Seats, Name")]
    [InlineData("x => x is { Seats: > 1 } and var row ? row.Name : null", "Seats, Name")]
    [InlineData("x => x is UsageRow { Seats: > 1 }", "Seats")]
    [InlineData("x => x is UsageRow row ? row.Name : null", "Name")]
    [InlineData("x => x switch { var y => y.Name }", "Name")]
    [InlineData("x => x switch { { Trial: true } => null, var row => row.Name }", "Trial, Name")]
    [InlineData("x => (x as UsageRow).Name", "Name")]
    [InlineData("x => ((UsageRow)x).Name", "Name")]
    [InlineData("x => ((Insights.Typed.UsageRow)(object)x)?.Name", "Name")]
    [InlineData("x => { var row = x; return row.Name; }", "Name")]
    [InlineData("x => { UsageRow row; row = x; return row.Name; }", "Name")]
    [InlineData("x => { object o = x; return o is UsageRow row ? row.Name : null; }", "Name")]
    [InlineData("x => { switch (x) { case { Trial: true } row: return row.Name; case var other: return other.Note; } }", "Trial, Name, Note")]
    [InlineData("x => x == null ? \"\" : x.Name", "Name")]
    [InlineData("x => (x ?? throw new Exception()).Name", "Name")]
    public void In_variables_that_hold_the_row(string lambda, string columns) => AssertReads(lambda, columns);

    [Theory]
    [InlineData("_ => new { _.Name, Seats = Enumerable.Range(0, 2).Select((_, _) => _.Seats).ToArray() }", "Name, Seats")]
    [InlineData("_ => new Func<int, int, long>(delegate (int _, int _) { return _.Seats; })", "Seats")]
    [InlineData("_ => new { _.Name, Other = new[] { \"a\" }.Select((_, i) => _.Length) }", "Name")]
    [InlineData("x => new Func<string?, string>(a => { while (a is { } x) { a = null; } return x.Name; })", "Name")]
    [InlineData("x => new Func<string>(() => { { var x = \"\"; _ = x.Length; } return x.Name; })", "Name")]
    [InlineData("x => new Func<string>(() => { if (1 is int x) { } return x + \"\"; }).ToString() + x.Seats", "Seats")]
    [InlineData("x => new { x.Name, Other = \"a\" is { Length: var length } && \"b\".Length is { } x2 }", "Name")]
    [InlineData("x => x.Name is { Length: 1 } && new Uri(\"a:b\") is { Host.Length: 1 }", "Name")]
    [InlineData("Host => Host.Name + (new Uri(\"a:b\") is { Host.Length: 1 })", "Name")]
    [InlineData("x => { x: if (x.Trial) { goto x; } return x.Name; }", "Trial, Name")]
    [InlineData("String => String.Name + default(String)", "Name")]
    public void By_the_scopes_of_names(string lambda, string columns) => AssertReads(lambda, columns);

    [Theory]
    [InlineData("x => new { x.Name, Size = new Func<string>(() => { switch (x.Seats) { case > 5: var x = \"large\"; return x; default: return \"small\"; } }) }", "Name, Seats")]
    [InlineData("x => new { x.Name, Size = new Func<int>(() => { switch (x.Seats) { case > 5: _ = int.TryParse(\"1\", out var x); return x; default: return 0; } }) }", "Name, Seats")]
    [InlineData("x => new { x.Name, Size = new Func<string>(() => { switch (x.Seats) { case > 5: return x(); static string x() => \"large\"; default: return \"small\"; } }) }", "Name, Seats")]
    [InlineData("x => new { x.Name, Sum = new Func<long>(() => { var sum = 0L; for (var i = 0; i < 1; i += int.TryParse(\"1\", out var x) ? x : 1) { sum += x.Seats; } return sum; }) }", "Name, Seats")]
    [InlineData("x => new { x.Name, Sum = new Func<long>(() => (from i in new[] { 1 } let x = x.Seats + i select x).Sum()) }", "Name, Seats")]
    [InlineData("x => new { x.Name, Sum = new Func<long>(() => (from i in new[] { 1 } from x in new[] { x.Seats } select x + i).Sum()) }", "Name, Seats")]
    [InlineData("x => new { x.Name, Sum = new Func<long>(() => (from i in new[] { 1 } join x in new[] { x.Seats } on (x.Used ?? 0) + i equals x select x).Sum()) }", "Name, Seats, Used")]
    [InlineData("x => new { x.Name, Sum = new Func<long>(() => (from i in new[] { 1L } join x in new[] { 1L } on i equals x into same select x.Seats + same.Count()).Sum()) }", "Name, Seats")]
    [InlineData("x => new { x.Name, Sum = new Func<long>(() => (from i in new[] { 1L } let x = i select x into y select y + x.Seats).Sum()) }", "Name, Seats")]
    public void By_the_start_and_the_end_of_a_scope(string lambda, string columns) => AssertReads(lambda, columns);

    [Theory]
    [InlineData("private static string nameof(object value) => \"\" + value;", "nameof(x.Name)", "Name")]
    [InlineData("private static readonly Func<object, string> nameof = value => \"\" + value;", "nameof(x.Name)", "Name")]
    [InlineData("private static string @nameof(object value) => \"\" + value;", "@nameof(x.Name)", "Name")]
    [InlineData("", "nameof(x.Name) + x.Note", "Note")]
    public void A_method_called_nameof_reads_its_argument(string member, string body, string columns) =>
        Assert.Equal($"SELECT {columns} FROM Usage", Select.GetTextOfExpression($"Datasets.Usage.Select(x => {body})", member));

    /// <summary>A type of the user with the name of the record: the row is converted, so any column may be read.</summary>
    [Fact]
    public void A_cast_to_a_namesake_is_a_conversion() => Assert.Equal(Select.AllColumns, Select.RunProgram("""
        using Insights.Typed;

        namespace Own
        {
            internal sealed partial record UsageRow(string Name)
            {
                public static explicit operator UsageRow(Insights.Typed.UsageRow row) => new(row.Note ?? "");
            }

            internal static class Reports { public static object Names => Datasets.Usage.Select(x => ((UsageRow)x).Name); }
        }

        internal static class Program { internal static string Run() => Own.Reports.Names.ToString()!; }
        """));

    [Theory]
    [InlineData("x => x.Total", "Total")]
    [InlineData("x => new { x.Customers, x.Name, x.Total }", "Customers, Name, Total")]
    [InlineData("x => x.Total / x.Customers", "Total, Customers")]
    public void Metrics_are_read_like_columns(string lambda, string columns) => AssertReads(lambda, columns);

    private static void AssertReads(string lambda, string columns) =>
        Assert.Equal($"SELECT {columns} FROM Usage", Texts[lambda]);
}
