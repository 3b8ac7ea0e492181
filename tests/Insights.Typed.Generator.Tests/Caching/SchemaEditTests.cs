using Insights.Typed.Generator.References;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Steps = Insights.Typed.Generator.InsightsGenerator.Steps;

namespace Insights.Typed.Generator.Tests.Caching;

/// <summary>The steps of the generator that run again after an edit of a schema file.</summary>
public sealed class SchemaEditTests
{
    private static readonly TestProject Project = (TestProject.Create(Samples.Usage, Samples.Sales, Samples.EveryType) with { RecordsSteps = true })
        .WithSource("Reports.cs", """
            using Insights.Typed;

            internal static class Reports
            {
                public static InsightsQuery Names() => Datasets.Usage.Select(x => x.Name);

                public static InsightsQuery Amounts() => Datasets.Sales.Select(x => x.Name);
            }
            """);

    [Fact]
    public void White_space_and_notes_change_no_output()
    {
        var before = Project.Build();
        var build = Project.WithSchema(Edited(Samples.Sales, "{ \"datasetName\"", "{\n\n  \"comment\": 1, \"datasetName\"")).Build(before);

        Assert.Contains(IncrementalStepRunReason.Modified, build.Reasons(Steps.SchemaFiles));
        build.AssertUntouched(Steps.Owners, Steps.Datasets, Steps.SelectCalls, Steps.Projections, Steps.InterceptorFiles);
        build.AssertOutputsCached();
        Assert.Empty(build.Rewritten(before));
    }

    [Theory]
    [InlineData("\"decimal\"", "\"integer\"")]
    [InlineData("\"Amount\"]", "\"Amount\", \"More\"]")]
    [InlineData("\"typed\": {", "\"typed\": { \"description\": \"Sold.\",")]
    public void An_edit_changes_only_its_dataset(string was, string becomes)
    {
        var before = Project.Build();
        var build = Project.WithSchema(Edited(Samples.Sales, was, becomes)).Build(before).AssertCompiles();

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], [GetReason(build, "Sales"), GetReason(build, "Usage")]);
        build.AssertUntouched(Steps.Owners, Steps.SelectCalls, Steps.ProjectionSyntax);
        Assert.Equal(["Sales.g.cs"], build.Rewritten(before));
    }

    [Fact]
    public void An_edit_of_a_selected_column_writes_its_interceptors_again()
    {
        var before = Project.Build();
        var edited = Edited(Samples.Sales, "\"columns\": {", "\"columns\": { \"Name\": { \"nullable\": true },");
        var build = Project.WithSchema(edited).Build(before).AssertCompiles();

        Assert.Equal(["Sales.Interceptors.g.cs", "Sales.g.cs"], build.Rewritten(before));
        Assert.Contains(".TextOrNull()", build.Generated["Sales.Interceptors.g.cs"], StringComparison.Ordinal);
    }

    /// <summary>An overlay is a separate input of one dataset.</summary>
    [Fact]
    public void An_edit_of_an_overlay_changes_only_its_dataset()
    {
        var project = Project.WithoutSchema("Sales.json")
            .WithSchema(new SchemaText("shipped/Sales.json", Samples.Sales.Text!))
            .WithSchema(new SchemaText("Overlay.json", """{ "datasetName": "Sales", "typed": { "columns": { "Amount": { "type": "integer" } } } }"""));
        var before = project.Build().AssertCompiles();
        Assert.Empty(before.Result.Diagnostics);

        var edited = project.WithSchema(new SchemaText("Overlay.json", """{ "datasetName": "Sales", "typed": { "columns": { "Amount": { "type": "text" } } } }""")).Build(before).AssertCompiles();

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], [GetReason(edited, "Sales"), GetReason(edited, "Usage")]);
        edited.AssertUntouched(Steps.Owners, Steps.SelectCalls, Steps.ProjectionSyntax);
        Assert.Equal(["Sales.g.cs"], edited.Rewritten(before));

        var moved = project.WithSchema(new SchemaText("Overlay.json", """{  "datasetName": "Sales", "typed": { "notes": "x", "columns": { "Amount": { "type": "text" } } } }""")).Build(edited);

        Assert.Empty(moved.Rewritten(edited));
        moved.AssertOutputsCached();
    }

    [Fact]
    public void A_new_file_adds_only_its_dataset()
    {
        var before = Project.Build();
        var build = Project.WithSchema(Samples.CreateTextDataset("Fresh", "A")).Build(before).AssertCompiles();

        Assert.Equal(["Fresh.g.cs"], build.Rewritten(before));
        Assert.Equal([IncrementalStepRunReason.Modified], build.Reasons(Steps.Owners));
        build.AssertUntouched(Steps.SelectCalls, Steps.Projections, Steps.InterceptorFiles);
    }

    [Fact]
    public void A_removed_file_removes_its_dataset_and_interceptors()
    {
        var before = Project.Build();
        var build = Project.WithoutSchema("Sales.json").Build(before);

        Assert.Equal(["EveryType.g.cs", "Usage.Interceptors.g.cs", "Usage.g.cs"], build.Generated.Keys.Order(StringComparer.Ordinal));
        AssertNoDatasetRewritten(build, before);
        Assert.Equal(["CS0117"], build.Diagnostics.Select(d => d.Id));
    }

    [Fact]
    public void A_repaired_file_has_the_same_output()
    {
        var before = Project.Build();
        var broken = Project.WithSchema(Edited(Samples.Sales, "{", "[")).Build(before);
        var repaired = Project.Build(broken).AssertCompiles();

        Assert.Equal(["INS001"], broken.Result.Diagnostics.Select(d => d.Id));
        AssertNoDatasetRewritten(broken, before);
        Assert.Empty(repaired.Result.Diagnostics);
        Assert.Equal(before.Generated, repaired.Generated);
    }

    [Fact]
    public void Other_additional_files_are_not_even_parsed()
    {
        var build = Project.WithSchema(new SchemaText("settings.other.json", "no schema")).Build();

        Assert.Equal(3, build.Values(Steps.SchemaFiles).Count());
        Assert.Empty(build.Result.Diagnostics);
    }

    /// <summary>Except interceptors: if their first file is removed, the others move up.</summary>
    private static void AssertNoDatasetRewritten(Build build, Build before) =>
        Assert.DoesNotContain(build.Rewritten(before), hint => !hint.EndsWith(".Interceptors.g.cs", StringComparison.Ordinal));

    private static SchemaText Edited(SchemaText schema, string was, string becomes)
    {
        var text = schema.Text!;
        Assert.Contains(was, text, StringComparison.Ordinal);
        return new SchemaText(schema.Path, text.Replace(was, becomes, StringComparison.Ordinal));
    }

    private static IncrementalStepRunReason GetReason(Build build, string dataset) => build.Result.TrackedSteps[Steps.Datasets]
        .SelectMany(s => s.Outputs)
        .Single(o => ((EquatableArray<ResolvedDataset>)o.Value).Any(placed => placed.Dataset.Name == dataset)).Reason;
}
