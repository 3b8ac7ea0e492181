using System.Globalization;

namespace Insights.Typed.Generator.Tests.Caching;

/// <summary>The same files result in the same code, on any machine and in any order.</summary>
public sealed class DeterminismTests
{
    private const string Reports = """
        using Insights.Typed;

        internal static class Reports
        {
            public static InsightsQuery Names() => Datasets.Usage.Select(x => new { x.Name, x.Total });

            public static InsightsQuery Rows() => Datasets.EveryType.Select(x => x);
        }
        """;

    [Fact]
    public void Two_runs_have_the_same_result() => Assert.Equal(Build(Project).Generated, Build(Project).Generated);

    [Fact]
    public void The_order_of_the_schema_files_does_not_matter()
    {
        var once = Build(Project);
        var reversed = Build(Project.WithSchemasReversed());

        Assert.Equal(once.Generated.OrderBy(g => g.Key, StringComparer.Ordinal), reversed.Generated.OrderBy(g => g.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void The_order_does_not_matter_in_the_same_driver()
    {
        var once = Build(Project);
        var reversed = Project.WithSchemasReversed().Build(once).AssertCompiles();

        Assert.Equal(once.Generated.OrderBy(g => g.Key, StringComparer.Ordinal), reversed.Generated.OrderBy(g => g.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void The_names_of_the_schema_files_do_not_matter()
    {
        var renamed = Project with { Schemas = [.. Project.Schemas.Select((s, i) => new SchemaText($"/elsewhere/{i}.json", ((SchemaText)s).Text!))] };

        Assert.Equal(Build(Project).Generated, Build(renamed).Generated);
    }

    [Fact]
    public void The_source_directory_changes_only_the_compilers_location_data()
    {
        var project = TestProject.Create(Samples.Usage);

        Assert.Equal(
            Build(project.WithSource("/a/Reports.cs", Reports.Replace("EveryType", "Usage", StringComparison.Ordinal))).Generated,
            Build(project.WithSource("/b/c/Reports.cs", Reports.Replace("EveryType", "Usage", StringComparison.Ordinal))).Generated);
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        var once = Build(Project);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NegativeSign = "minus", NumberDecimalSeparator = "," } };

            Assert.Equal(once.Generated, Build(Project).Generated);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static TestProject Project => TestProject.Create(Samples.Usage, Samples.Sales, Samples.EveryType, EdgeCaseSamples.Datasets).WithSource("Reports.cs", Reports);

    private static Build Build(TestProject project) => project.Build().AssertCompiles();
}
