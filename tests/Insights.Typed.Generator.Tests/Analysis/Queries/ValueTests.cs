using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.Analysis.Queries;

public sealed class ValueTests
{
    [Theory]
    [InlineData("x.Name == ⟦\"it's\"⟧", "This text cannot be written in a query: it has a quote, and the language has no documented way to write one, at index 2")]
    [InlineData("⟦\"a\\nb\"⟧ != x.Name", "This text cannot be written in a query: it has the control character U+000A at index 1")]
    [InlineData("x.Name > ⟦\"\\ud800\"⟧", "This text cannot be written in a query: it has half a surrogate pair (U+D800) at index 0")]
    [InlineData("x.Name == ⟦Quoted⟧", "This text cannot be written in a query: it has a quote, and the language has no documented way to write one, at index 0")]
    [InlineData("x.Name == ⟦null⟧!", "A value cannot be null: the query language has no test for a missing value")]
    [InlineData("x.Name.Contains(⟦\"50%\"⟧)", "The text cannot contain '%' (index 2): the query language would read it as a wildcard and has no documented way to escape it. Use Like for a pattern with wildcards.")]
    [InlineData("x.Name.StartsWith(⟦\"a_\"⟧)", "The text cannot contain '_' (index 1): the query language would read it as a wildcard and has no documented way to escape it. Use Like for a pattern with wildcards.")]
    [InlineData("x.Name.Like(⟦\"%'%\"⟧)", "This text cannot be written in a query: it has a quote, and the language has no documented way to write one, at index 1")]
    [InlineData("x.Name.In(\"a\", ⟦\"b'\"⟧)", "This text cannot be written in a query: it has a quote, and the language has no documented way to write one, at index 1")]
    [InlineData("x.Name.NotIn([⟦\"b'\"⟧])", "This text cannot be written in a query: it has a quote, and the language has no documented way to write one, at index 1")]
    [InlineData("x.Name.In(new[] { ⟦\"b'\"⟧ })", "This text cannot be written in a query: it has a quote, and the language has no documented way to write one, at index 1")]
    [InlineData("⟦x.Seats.In()⟧", "A list needs at least one value: the query language has no empty list")]
    [InlineData("⟦x.Seats.NotIn([])⟧", "A list needs at least one value: the query language has no empty list")]
    [InlineData("⟦x.Month.In()⟧", "A list needs at least one value: the query language has no empty list")]
    [InlineData("⟦x.Name.In(new string[0])⟧", "A list needs at least one value: the query language has no empty list")]
    public async Task A_constant_that_the_library_rejects_is_an_error(string condition, string message) =>
        Assert.Equal([message], await AnalyzerRunner.AssertDiagnosticsAsync(new ValueAnalyzer(), "INS125", Program($"_ = Datasets.Usage.Where(x => {condition});")));

    [Theory]
    [InlineData("Take(⟦0⟧)")]
    [InlineData("OrderBy(x => x.Seats).Take(⟦-1⟧)")]
    public async Task A_limit_below_one_is_an_error(string call) =>
        await AnalyzerRunner.AssertDiagnosticsAsync(new ValueAnalyzer(), "INS125", Program($"_ = Datasets.Usage.{call};"));

    [Fact]
    public async Task Methods_that_a_project_adds_to_the_query_are_not_checked() =>
        await AnalyzerRunner.AssertDiagnosticsAsync(new ValueAnalyzer(), "INS125", $$"""
            {{Program("_ = Datasets.Usage.Take().Take(0, 1);")}}

            namespace Insights.Typed
            {
                partial class UsageQuery
                {
                    public UsageQuery Take() => Take(5);

                    public UsageQuery Take(int count, int other) => Take(count + other);
                }
            }
            """);

    [Fact]
    public async Task Valid_or_unknown_values_are_not_reported() =>
        await AnalyzerRunner.AssertDiagnosticsAsync(new ValueAnalyzer(), "INS125", Program("""
            _ = Datasets.Usage.Where(x => x.Name == "Müller 😀 \" % _" && x.Name == name && x.Name.Contains(name) && x.Name.Like("50%"));
            _ = Datasets.Usage.Where(x => x.Seats.In(limit) && x.Name.In(names) && x.Seats.In([1]) && x.Name.In([.. names])).Take(1).Take(limit);
            _ = names.Take(0).Where(n => n == "it's" || n.Contains("%") || n == null);
            """));

    [Fact]
    public async Task A_pattern_without_a_wildcard_is_reported()
    {
        var messages = await AnalyzerRunner.AssertDiagnosticsAsync(new ValueAnalyzer(), "INS123", Program("""
            _ = Datasets.Usage.Where(x => x.Name.Like(⟦"Contoso"⟧) && x.Name.NotLike(⟦"Contoso"⟧));
            _ = Datasets.Usage.Where(x => x.Name.Like("Contoso%") && x.Name.Like("C_ntoso") && x.Name.Like(name));
            """));

        Assert.Equal(
            [
                "This pattern has no wildcard, so it only matches the whole text. Use ==, or Contains for a part of the text.",
                "This pattern has no wildcard, so it only matches the whole text. Use !=, or Contains for a part of the text.",
            ],
            messages);
    }

    private static string Program(string statements) => $$"""
        using Insights.Typed;

        internal static class Program
        {
            private const string Quoted = "'";

            internal static void Run(string name, int limit, string[] names)
            {
                {{statements}}
            }
        }
        """;
}
