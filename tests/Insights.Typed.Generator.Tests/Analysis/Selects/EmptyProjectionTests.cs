using Insights.Typed.Generator.Analysis.Selects;

namespace Insights.Typed.Generator.Tests.Analysis.Selects;

/// <summary>INS104: a projection without a column selects all columns.</summary>
public sealed class EmptyProjectionTests
{
    [Theory]
    [InlineData("Datasets.Usage.⟦Select⟧(x => 1)", "")]
    [InlineData("Datasets.Usage.⟦Select⟧(_ => DateTime.Now)", "")]
    [InlineData("Datasets.Usage.⟦Select⟧(x => nameof(x.Name))", "")]
    [InlineData("Datasets.Usage.Distinct().⟦Select⟧(x => 1)", "")]
    [InlineData("Datasets.Usage.⟦Select⟧(One)", "private static int One(UsageRow row) => 1;")]
    [InlineData("from x in Datasets.Usage ⟦select 1⟧", "")]
    public async Task Is_reported(string expression, string members) => Assert.Contains(
        "all 7 columns of Usage",
        Assert.Single(await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), "INS104", Select.CreateProgram(expression, members))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Datasets.Usage.Select(x => x.Name)")]
    [InlineData("Datasets.Usage.Select(x => x.Total)")]
    [InlineData("Datasets.Usage.Select(x => x)")]
    [InlineData("Datasets.Usage.Select(x => x.ToString())")]
    [InlineData("Datasets.Usage.Select(x => x?.Name)")]
    [InlineData("Datasets.Usage.Select(x => x is { Trial: true })")]
    [InlineData("new[] { 1 }.Select(x => 1)")]
    public async Task Is_not_reported(string expression) =>
        await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), "INS104", Select.CreateProgram($"string.Concat({expression})"));
}
