namespace Insights.Typed.Generator.Tests.Projections;

/// <summary>One row object is reused for all records only if nothing that a lambda creates can read it later.</summary>
public sealed class RowReuseTests
{
    [Theory]
    [InlineData("x => x.Name")]
    [InlineData("x => new { x.Name, Idle = x.Seats - x.Used }")]
    [InlineData("x => x.Name.Split(',').Select(part => part.Length)")]
    [InlineData("x => { var seats = x.Seats; return new Func<long>(() => seats); }")]
    [InlineData("x => $\"{x.Name}\"")]
    [InlineData("x => 1")]
    [InlineData("x => x is { Seats: > 1 }")]
    public void One_row_is_reused_for_all_records(string lambda) => Assert.Contains("reusesRow: true", Interceptors(lambda), StringComparison.Ordinal);

    [Theory]
    [InlineData("x => x")]
    [InlineData("x => new { x.Name, Row = x }")]
    [InlineData("x => new[] { 1 }.Select(i => i + x.Seats)")]
    [InlineData("x => new Func<string>(() => x.Name)")]
    [InlineData("x => new Func<string>(delegate { return x.Name; })")]
    [InlineData("x => { IEnumerable<string> Names() { yield return x.Name; } return Names(); }")]
    [InlineData("x => from i in new[] { 1 } select i + x.Seats")]
    [InlineData("async x => { await Task.Yield(); return x.Name; }")]
    [InlineData("x => new { x.Name, x.Later }")]
    [InlineData("x => x is { Seats: > 1 } row ? row : null")]
    [InlineData("x => x is { Later: var later } ? later : null")]
    [InlineData("x => x switch { { Seats: 1 } => null, var row => row }")]
    [InlineData("x => new Func<bool>(() => x is { Seats: > 1 })")]
    public void Each_record_has_a_separate_row(string lambda) => Assert.Contains("reusesRow: false", Interceptors(lambda), StringComparison.Ordinal);

    private static string Interceptors(string lambda) => Select.Project
        .WithSource("Program.cs", Select.CreateProgram(
            $"Datasets.Usage.Select({lambda})",
            types: "namespace Insights.Typed { partial record UsageRow { public Func<string> Later => () => Name; } }"))
        .BuildEdited()
        .AssertCompiles()
        .Generated["Usage.Interceptors.g.cs"];
}
