namespace Insights.Typed.Generator.Tests.Projections;

/// <summary>The columns that a query asks for are those that its lambda reads, in the order in which they first stand.</summary>
public sealed class WhatALambdaReadsTests
{
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
    public void However_the_parameter_is_written(string lambda, string columns) => AssertReads(lambda, columns);

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
    public void Whatever_is_made_of_a_row(string lambda, string columns) => AssertReads(lambda, columns);

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
    public void In_functions_within(string lambda, string columns) => AssertReads(lambda, columns);

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
    public void But_not_from_what_only_looks_like_it(string lambda, string columns) => AssertReads(lambda, columns);

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
    [InlineData("x => x.Total", "Total")]
    [InlineData("x => new { x.Customers, x.Name, x.Total }", "Customers, Name, Total")]
    [InlineData("x => x.Total / x.Customers", "Total, Customers")]
    public void Metrics_are_read_like_columns(string lambda, string columns) => AssertReads(lambda, columns);

    private static void AssertReads(string lambda, string columns) =>
        Assert.Equal($"SELECT {columns} FROM Usage", Select.TextOf(lambda));
}
