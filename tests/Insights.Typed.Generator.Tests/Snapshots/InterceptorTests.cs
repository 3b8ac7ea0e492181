namespace Insights.Typed.Generator.Tests.Snapshots;

/// <summary>The interceptors that replace the calls of <c>Select</c>.</summary>
public sealed class InterceptorTests
{
    [Fact]
    public void Several_shapes_of_Select()
    {
        var build = TestProject.Create(Samples.Usage, Samples.Sales)
            .WithSource("Reports.cs", """
                using Insights.Typed;

                internal static class Reports
                {
                    public static InsightsQuery<string> OneColumn() => Datasets.Usage.Select(x => x.Name);

                    public static InsightsQuery<(Guid, long?)> ATuple() => Datasets.Usage.Where(x => x.Seats > 1).Select(x => (x.Id, x.Used));

                    public static InsightsQuery<long?> WithAMetric() => Datasets.Usage.Select(x => x.Used + x.Customers);

                    public static InsightsQuery<UsageRow> WholeRows() => Datasets.Usage.Select(x => x);

                    public static InsightsQuery<Func<bool>> ReadLater() => Datasets.Usage.Select(x => new Func<bool>(() => x.Trial));

                    public static InsightsQuery<decimal> OfAnotherDataset() => Datasets.Sales.Select(x => x.Amount);
                }
                """)
            .WithSource("More.cs", """
                using Insights.Typed;

                internal static class More
                {
                    public static InsightsQuery<int> TheSameColumnInAnotherFile() => Datasets.Usage.Distinct().Select(row => row.Name.Length);
                }
                """)
            .Build()
            .AssertCompiles();

        Snapshot.Verify(build, only: "Usage.Interceptors");
    }
}
