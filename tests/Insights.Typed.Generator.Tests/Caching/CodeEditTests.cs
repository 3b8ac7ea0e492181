using Insights.Typed.Generator.Projections;
using Microsoft.CodeAnalysis;
using Steps = Insights.Typed.Generator.InsightsGenerator.Steps;

namespace Insights.Typed.Generator.Tests.Caching;

/// <summary>The steps of the generator that run again after an edit of C# code.</summary>
public sealed class CodeEditTests
{
    private const string Reports = """
        using Insights.Typed;

        internal static class Reports
        {
            public static InsightsQuery Names() => Datasets.Usage.Select(x => x.Name);

            public static InsightsQuery Seats() => Datasets.Usage.Select(x => new { x.Seats, x.Used });
        }
        """;

    private const string Amounts = "using Insights.Typed; internal static class Amounts { public static InsightsQuery All() => Datasets.Sales.Select(x => x.Amount); }";

    /// <summary>Problems is left out: without problems it has no outputs.</summary>
    private static readonly string[] AllSteps = [.. StepLog.All.Where(s => s != Steps.Problems)];

    private static readonly TestProject Project = (TestProject.Create(Samples.Usage, Samples.Sales) with { RecordsSteps = true })
        .WithSource("Reports.cs", Reports)
        .WithSource("Amounts.cs", Amounts)
        .WithSource("Other.cs", "internal static class Other { public static int One => 1; }");

    [Fact]
    public void The_first_build_runs_every_step()
    {
        var build = Project.Build().AssertCompiles();

        Assert.All(AllSteps, step => Assert.Equal([IncrementalStepRunReason.New], build.Reasons(step)));
    }

    [Theory]
    [InlineData("internal static class Other { public static int Two => 2; }")]
    [InlineData("internal static class Other { public static int One => new[] { 1 }.Select(x => x + 1).First(); }")]
    [InlineData("internal static class Other { public static int One => ; }")]
    [InlineData("")]
    public void An_edit_in_an_unrelated_file_repeats_no_step(string text)
    {
        var before = Project.Build();
        var build = Project.WithSource("Other.cs", text).Build(before);

        build.AssertUntouched(AllSteps);
        build.AssertOutputsCached();
        Assert.Empty(build.Rewritten(before));
        Assert.Equal(0, build.CountRuns(Steps.SelectCalls));
    }

    [Fact]
    public void An_edit_of_a_file_with_queries_reads_that_file_alone()
    {
        var before = Project.Build();
        var build = Project.WithSource("Amounts.cs", "// A comment.\n" + Amounts).Build(before).AssertCompiles();

        Assert.Equal(1, build.CountRuns(Steps.CodeFiles));
        Assert.Equal(["Sales.Interceptors.g.cs"], build.Rewritten(before));
    }

    [Theory]
    [InlineData("internal static class Datasets { public static List<Item> Usage => []; } internal sealed record Item(string Name, int Seats, int Used);")]
    [InlineData("global using Datasets = Mine; internal static class Mine { public static List<Item> Usage => []; } internal sealed record Item(string Name, int Seats, int Used);")]
    [InlineData("namespace Datasets { internal static class Usage { } }")]
    [InlineData("internal sealed class Order { public object? Datasets => null; }")]
    public void A_declaration_of_the_name_in_another_file_has_the_effect_that_it_has_in_a_fresh_build(string text)
    {
        var before = Project.Build();
        var edited = Project.WithSource("Other.cs", text);

        Assert.Equal(edited.Build().Generated, edited.Build(before).Generated);
        Assert.Equal(before.Generated, Project.Build(edited.Build(before)).Generated);
    }

    [Fact]
    public void A_new_file_without_a_query_repeats_no_step()
    {
        var before = Project.Build();
        var build = Project.WithSource("New.cs", "internal class New;").Build(before);

        build.AssertUntouched(AllSteps);
        build.AssertOutputsCached();
    }

    [Fact]
    public void An_edit_elsewhere_in_the_file_updates_only_locations()
    {
        var before = Project.Build();
        var build = Project.WithSource("Reports.cs", "// A comment.\n" + Reports).Build(before).AssertCompiles();

        build.AssertUntouched(Steps.SchemaFiles, Steps.Owners, Steps.Datasets, Steps.ProjectionSyntax, Steps.Projections);
        Assert.Contains(IncrementalStepRunReason.Modified, build.Reasons(Steps.SelectCalls));
        Assert.Equal(["Usage.Interceptors.g.cs"], build.Rewritten(before));
    }

    [Fact]
    public void Equivalent_names_and_white_space_change_no_plan()
    {
        var before = Project.Build();
        var build = Project.WithSource("Reports.cs", Reports.Replace("x => x.Name", "row  =>  row . Name", StringComparison.Ordinal)).Build(before).AssertCompiles();

        build.AssertUntouched(Steps.ProjectionSyntax, Steps.Projections);
    }

    [Theory]
    [InlineData("x => x.Name", "x => x.Note")]
    [InlineData("x => x.Name", "x => (x.Name, x.Seats)")]
    [InlineData("x => x.Name", "x => x")]
    [InlineData("x => x.Name", "x => new Func<string>(() => x.Name)")]
    [InlineData("Datasets.Usage.Select(x => x.Name)", "Datasets.Sales.Select(x => x.Name)")]
    public void An_edit_of_a_lambda_changes_its_plan(string was, string becomes)
    {
        var before = Project.Build();
        var build = Project.WithSource("Reports.cs", Reports.Replace(was, becomes, StringComparison.Ordinal)).Build(before).AssertCompiles();

        Assert.Contains(IncrementalStepRunReason.Modified, build.Reasons(Steps.ProjectionSyntax));
        Assert.Contains(IncrementalStepRunReason.Modified, build.Reasons(Steps.Projections));
        Assert.Contains("Usage.Interceptors.g.cs", build.Rewritten(before));
        build.AssertUntouched(Steps.SchemaFiles, Steps.Owners, Steps.Datasets);
    }

    [Fact]
    public void Added_and_removed_calls_are_detected()
    {
        var before = Project.Build();
        var without = Project.WithSource("Amounts.cs", "").Build(before).AssertCompiles();
        var again = Project.Build(without).AssertCompiles();

        Assert.DoesNotContain("Sales.Interceptors.g.cs", without.Generated.Keys);
        Assert.Equal(before.Generated["Usage.Interceptors.g.cs"], without.Generated["Usage.Interceptors.g.cs"]);
        Assert.Equal(before.Generated, again.Generated);
    }

    [Fact]
    public void A_calls_location_is_separate_from_its_columns()
    {
        var calls = Project.Build().Values(Steps.SelectCalls).Cast<SelectCall>().ToList();
        var moved = Project.WithSource("Reports.cs", "\n" + Reports).Build().Values(Steps.SelectCalls).Cast<SelectCall>().ToList();

        Assert.Equal(calls.Select(c => c.Projection), moved.Select(c => c.Projection));
        Assert.NotEqual(calls[0].Location, moved[0].Location);
    }
}
