using Insights.Typed.Generator.Analysis.Selects;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Analysis.Selects;

/// <summary>INS105: reported once for a project, with the number of compiled calls.</summary>
public sealed class CoverageTests
{
    [Theory]
    [InlineData("Datasets.Usage.Select(x => x.Name)", "1 of 1 Select calls are compiled into column lists")]
    [InlineData("(Datasets.Usage.Select(Name), Datasets.Usage.Select(x => x.Id), from x in Datasets.Usage select x.Name, Datasets.Usage.Select(Name))", "1 of 4 Select calls are compiled into column lists; not: 1 from … select, 2 method group")]
    [InlineData("(from x in Datasets.Usage where x.Seats > 1 select x, Datasets.Sales.Select(x => x.Amount))", "1 of 1 Select calls are compiled into column lists")]
    [InlineData("from x in Datasets.Usage where x.Seats > 1 select x into y select y.Name", "0 of 1 Select calls are compiled into column lists; not: 1 from … select")]
    public async Task Counts_intercepted_calls(string expression, string expected)
    {
        var diagnostics = Assert.Single(await CoverageAsync(expression));
        Assert.Equal(expected, diagnostics.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Hidden, diagnostics.Severity);
        Assert.Equal(Location.None, diagnostics.Location);
    }

    [Theory]
    [InlineData("Datasets.Usage")]
    [InlineData("new[] { 1 }.Select(x => x)")]
    [InlineData("from x in Datasets.Usage where x.Seats > 1 select x")]
    public async Task Nothing_is_reported_without_a_Select(string expression) => Assert.Empty(await CoverageAsync(expression));

    private static async Task<IEnumerable<Diagnostic>> CoverageAsync(string expression)
    {
        var program = Select.CreateProgram($"string.Concat({expression})", "private static string Name(UsageRow row) => row.Name;");
        return (await AnalyzerRunner.GetDiagnosticsAsync(new SelectAnalyzer(), program)).Where(d => d.Id == "INS105");
    }
}
