using Insights.Typed.Generator.Analysis.Queries;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Analysis.Queries;

/// <summary>Queries without a date range, and Distinct in a query with metrics.</summary>
public sealed class QueryClauseTests
{
    [Fact]
    public async Task A_query_without_a_date_range_is_reported_at_its_dataset()
    {
        var messages = await AnalyzerRunner.AssertDiagnosticsAsync(new QueryClauseAnalyzer(), "INS120", QueryProgram.Create("""
            _ = Datasets.⟦Usage⟧.Where(x => x.Seats > 1).Select(x => x.Id);
            _ = Datasets.Usage.During(t => t.Lifetime).Select(x => x.Id);
            _ = given.Select(x => x.Id);
            _ = Datasets.Sales.Select(x => x.Name);
            Use(Datasets.⟦Usage⟧);
            var chain = Datasets.⟦Usage⟧.Where(x => x.Seats > 1);
            _ = chain.Select(x => x.Id);
            _ = chain.Take(5).Select(x => x.Name);
            _ = chain.During(t => t.LastMonth).Select(x => x.Name);
            Use(chain);
            """));

        Assert.All(messages, message => Assert.Equal(
            "This query has no date range, so the service applies six months. Call During with one of LastMonth, Lifetime.", message));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("Info", DiagnosticSeverity.Info)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("error", DiagnosticSeverity.Error)]
    public async Task A_property_sets_the_severity_of_a_missing_date_range(string value, DiagnosticSeverity? severity)
    {
        var project = Select.Project with { Options = new(("InsightsMissingDateRange", value)) };

        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync(new QueryClauseAnalyzer(), QueryProgram.Create("_ = Datasets.Usage.Select(x => x.Id);"), project);

        Assert.Equal(severity, diagnostics.SingleOrDefault(d => d.Id == "INS120")?.Severity);
    }

    [Fact]
    public async Task Distinct_with_a_metric_is_reported_at_Distinct()
    {
        var messages = await AnalyzerRunner.AssertDiagnosticsAsync(new QueryClauseAnalyzer(), "INS121", QueryProgram.Create("""
            _ = Datasets.Usage.⟦Distinct⟧().Select(x => new { x.Name, x.Total });
            _ = Datasets.Usage.Distinct().Select(x => x.Name);
            _ = Datasets.Usage.Select(x => x.Total);
            """));

        Assert.Equal(
            ["Distinct has no effect here: the metric Total is computed once for each combination of the selected columns, so no row repeats another. Remove it."],
            messages);
    }
}
