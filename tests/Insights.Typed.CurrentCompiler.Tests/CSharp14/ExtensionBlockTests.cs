using Insights.Typed.Generator.Analysis.Selects;

namespace Insights.Typed.CurrentCompiler.Tests.CSharp14;

/// <summary>Members of extension blocks through which a projection reads its row, or that create a query.</summary>
public sealed class ExtensionBlockTests
{
    private const string Extensions = """
        internal static class Extensions
        {
            extension(UsageRow row)
            {
                public string Column => row.Name;
                public string ColumnMethod(string with) => row.Name + with;
                public decimal Metric => row.Total;
                public decimal MetricMethod() { var copy = row; return copy.Total; }
                public decimal MetricThroughMember => row.Metric;
                public UsageRow Self => row;
                public static string operator +(UsageRow left, int right) => left.Name + right;
                public static decimal operator -(UsageRow left, int right) => left.Total - right;
            }

            extension<T>(T row) where T : class
            {
                public string GenericColumn => ((UsageRow)(object)row).Name;
                public decimal GenericMetric => ((UsageRow)(object)row).Total;
            }

            extension(UsageQuery query)
            {
                public UsageQuery Busy => query.Where(x => x.Seats > 5);
                public InsightsQuery<string> Names => query.Select(x => x.Name);
            }

            extension(UsageQuery)
            {
                public static UsageQuery German => Datasets.Usage.Where(x => x.Name == "Germany");
            }
        }
        """;

    private static readonly string[] Rows = ["x", "((UsageRow)x)", "(x as UsageRow)", "x.Self", "(x is var y ? y : x)", "new[] { x }[0]", "(x, 1).x"];
    private static readonly string[] Columns = ["{0}.Column", "{0}.ColumnMethod(\"a\")", "{0} + 1", "{0}.GenericColumn", "{0} is {{ Column: \"a\" }}"];
    private static readonly string[] Metrics = ["{0}.Metric", "{0}.MetricMethod()", "{0}.MetricThroughMember", "{0} - 1", "{0}.GenericMetric", "{0} is {{ Metric: 1 }}", "{0}.Self.Total"];

    [Fact]
    public async Task A_metric_read_through_a_member_is_reported_and_a_column_after_Distinct()
    {
        var projections = Rows.SelectMany(row => Columns.Concat(Metrics).Select(read => (IsMetric: Metrics.Contains(read), Lambda: "x => " + string.Format(null, read, row)))).ToList();
        var source = $$"""
            using Insights.Typed;

            {{Extensions}}

            internal static class Program
            {
            {{string.Join("\n", projections.Select((p, i) => $"    private static object Plain{i}() => Datasets.Usage.Select({p.Lambda});\n    private static object Distinct{i}() => Datasets.Usage.Distinct().Select({p.Lambda});"))}}
            }
            """;

        var reported = (await AnalyzerRunner.GetDiagnosticsAsync(new SelectAnalyzer(), source)).ToLookup(d => d.Location.GetLineSpan().StartLinePosition.Line, d => d.Id);

        var lines = source.Split('\n').ToList();
        Assert.All(projections, projection =>
        {
            var plain = reported[lines.FindIndex(line => line.EndsWith($"Datasets.Usage.Select({projection.Lambda});", StringComparison.Ordinal))];
            var distinct = reported[lines.FindIndex(line => line.EndsWith($".Distinct().Select({projection.Lambda});", StringComparison.Ordinal))];
            Assert.True(plain.Contains("INS103") == projection.IsMetric, projection.Lambda);
            Assert.True(distinct.Contains("INS103"), projection.Lambda);
        });
    }

    [Theory]
    [InlineData("Datasets.Usage.Busy.Select(x => x.Name)", "SELECT Name FROM Usage WHERE Seats > 5")]
    [InlineData("Datasets.Usage.Names", "SELECT Name FROM Usage")]
    [InlineData("UsageQuery.German.Distinct().Select(x => (x.Name, x.Total))", "SELECT DISTINCT Name, Total FROM Usage WHERE Name = 'Germany'")]
    public void A_query_of_an_extension_property_is_compiled(string query, string expected) => Assert.Equal(expected, Select.RunProgram($$"""
        using Insights.Typed;

        {{Extensions}}

        internal static class Program
        {
            internal static string Run() => ({{query}}).ToString();
        }
        """));
}
