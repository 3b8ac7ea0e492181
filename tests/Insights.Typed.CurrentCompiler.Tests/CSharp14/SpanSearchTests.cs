using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.CurrentCompiler.Tests.CSharp14;

/// <summary>Searches of an array for a column. C# 14 converts the array to a span.</summary>
public sealed class SpanSearchTests
{
    [Theory]
    [InlineData("new object[] { \"a\", name }.Contains(⟦x.Name⟧)")]
    [InlineData("new object[] { name }.Contains(⟦x.Name⟧, null)")]
    [InlineData("new object[] { name }.IndexOf(⟦x.Name⟧) >= 0")]
    [InlineData("((object[])[name, 1]).Contains(⟦x.Name⟧)")]
    [InlineData("name.Split(',').Contains<object>(⟦x.Name⟧)")]
    [InlineData("new object[] { name }.Contains(x.Name, byName)")]
    [InlineData("objects.Contains(x.Name)")]
    [InlineData("new[] { name, objects[0] }.Contains(x.Name)")]
    public async Task A_column_that_is_searched_among_values_is_an_error(string test) =>
        await AnalyzerRunner.AssertDiagnosticsAsync(new ColumnUseAnalyzer(), "INS126", $$"""
            using Insights.Typed;

            internal static class Program
            {
                internal static object Run(string name, object[] objects, IEqualityComparer<object> byName) => (Datasets.Usage.Where(x => {{test}} ? x.Name == name : x.Trial), objects, byName);
            }
            """);
}
