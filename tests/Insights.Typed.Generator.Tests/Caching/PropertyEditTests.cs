using Microsoft.CodeAnalysis;
using Steps = Insights.Typed.Generator.InsightsGenerator.Steps;

namespace Insights.Typed.Generator.Tests.Caching;

/// <summary>The steps of the generator that run again after an edit of a project's properties.</summary>
public sealed class PropertyEditTests
{
    private static readonly TestProject Project = (TestProject.Create(Samples.Usage, Samples.Sales) with { RecordsSteps = true })
        .WithSource("Reports.cs", "internal static class Reports { public static object Names() => Insights.Typed.Datasets.Usage.Select(x => x.Name); }");

    [Fact]
    public void Other_properties_change_nothing()
    {
        var before = Project.Build();
        var build = (Project with { Options = new(("SomethingElse", "1")) }).Build(before).AssertCompiles();

        build.AssertUntouched(Steps.Settings, Steps.Types, Steps.Owners, Steps.Datasets, Steps.SelectCalls, Steps.Projections, Steps.InterceptorFiles);
        build.AssertOutputsCached();
    }

    [Fact]
    public void The_accessibility_affects_only_the_writing_step()
    {
        var before = Project.Build();
        var build = (Project with { Options = new(("InsightsAccessibility", "public")) }).Build(before).AssertCompiles();

        Assert.Equal([IncrementalStepRunReason.Modified], build.Reasons(Steps.Types));
        build.AssertUntouched(Steps.Datasets, Steps.Projections, Steps.InterceptorFiles);
        Assert.Contains("public static partial class Datasets", build.Generated["Usage.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_selection_of_datasets_does_not_affect_the_selected_ones()
    {
        var before = Project.Build();
        var build = (Project with { Options = new(("InsightsDatasetList", "Usage")) }).Build(before).AssertCompiles();

        Assert.Equal(["Usage.Interceptors.g.cs", "Usage.g.cs"], build.Generated.Keys.Order(StringComparer.Ordinal));
        build.AssertUntouched(Steps.Types, Steps.Owners, Steps.InterceptorFiles);
        Assert.Empty(build.Rewritten(before));
    }
}
