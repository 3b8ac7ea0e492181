namespace Insights.Typed.Generator.Tests.Snapshots;

/// <summary>What stands in for the calls of <c>Select</c>.</summary>
public sealed class InterceptorTests
{
    [Fact]
    public void Several_shapes_of_Select()
    {
        var build = TestProject.Of(Samples.Usage, Samples.Sales)
            .WithSource("Reports.cs", """
                using Insights.Typed;

                internal static class Reports
                {
                    public static Query<string> OneColumn() => Datasets.Usage.Select(x => x.Name);

                    public static Query<(Guid, long?)> ATuple() => Datasets.Usage.Where(x => x.Seats > 1).Select(x => (x.Id, x.Used));

                    public static Query<long?> WithAMetric() => Datasets.Usage.Select(x => x.Used + x.Customers);

                    public static Query<UsageRow> WholeRows() => Datasets.Usage.Select(x => x);

                    public static Query<Func<bool>> ReadLater() => Datasets.Usage.Select(x => new Func<bool>(() => x.Trial));

                    public static Query<decimal> OfAnotherDataset() => Datasets.Sales.Select(x => x.Amount);
                }
                """)
            .WithSource("More.cs", """
                using Insights.Typed;

                internal static class More
                {
                    public static Query<int> TheSameColumnInAnotherFile() => Datasets.Usage.Distinct().Select(row => row.Name.Length);
                }
                """)
            .Build()
            .AssertCompiles();

        Snapshot.Verify(build, only: "Usage.Interceptors");
    }
}
