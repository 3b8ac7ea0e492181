using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.Analysis.Queries;

/// <summary>INS130: an aggregation that is available only for other date ranges.</summary>
public sealed class AggregationTests
{
    private static readonly TestProject Project = TestProject.Create(Samples.EveryType);

    [Theory]
    [InlineData("Datasets.EveryType.During(t => t.LastMonth).Where(x => x.Integer > 1).⟦Aggregated⟧(a => a.Monthly)", "Monthly is available for LIFETIME only, and the query's date range is LAST_MONTH.")]
    [InlineData("Datasets.EveryType.⟦Aggregated⟧(a => a.Daily).Select(x => x.Text)", "Daily is available for LAST_MONTH, LAST_6_MONTHS, LIFETIME only, and the query has no date range.")]
    [InlineData("local.⟦Aggregated⟧(a => a.Monthly)", "Monthly is available for LIFETIME only, and the query's date range is LAST_6_MONTHS.")]
    public async Task An_unavailable_aggregation_is_an_error(string query, string message) => Assert.Equal(
        message + " Call During with one of these before Aggregated, or use another aggregation.",
        Assert.Single(await AnalyzerRunner.AssertDiagnosticsAsync(new AggregationAnalyzer(), "INS130", Program(query), Project)));

    [Theory]
    [InlineData("Datasets.EveryType.During(t => t.Lifetime).Aggregated(a => a.Monthly)")]
    [InlineData("Datasets.EveryType.During(t => t.LastMonth).Aggregated(a => a.Daily)")]
    [InlineData("given.Aggregated(a => a.Monthly)")]
    [InlineData("Datasets.EveryType.During(_ => range).Aggregated(a => a.Monthly)")]
    [InlineData("Datasets.EveryType.During(t => t.LastMonth).Aggregated(_ => period)")]
    public Task An_available_or_unknown_aggregation_is_not_reported(string query) =>
        AnalyzerRunner.AssertDiagnosticsAsync(new AggregationAnalyzer(), "INS130", Program(query), Project);

    [Fact]
    public void A_dataset_without_aggregations_has_no_Aggregated() =>
        Assert.Contains("CS1061", TestProject.Create(Samples.Usage).WithSource("Program.cs", "using Insights.Typed; internal static class Program { internal static object Run() => Datasets.Usage.Aggregated(a => a.Daily); }").Build().Diagnostics.Select(d => d.Id));

    private static string Program(string query) => $$"""
        using Insights.Typed;

        internal static class Program
        {
            internal static object Run(EveryTypeQuery given, QueryDateRange range, QueryAggregation period)
            {
                var local = Datasets.EveryType.During(t => t.Last6Months);
                return ({{query}}, local, given, range, period);
            }
        }
        """;
}
