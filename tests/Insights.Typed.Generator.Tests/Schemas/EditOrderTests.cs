namespace Insights.Typed.Generator.Tests.Schemas;

/// <summary>
/// The generated code depends on the set of files, not on the edits that led to it. If the compiler passes the files in
/// another order after one of them was edited, its first step takes the file that is now at the position of the edited file
/// for the new version of that file, and so passes it twice, unless it followed the edited file before. The first tests are
/// the smallest cases.
/// </summary>
public sealed class EditOrderTests
{
    private static readonly string[] Paths = ["a.json", "b.json", "sub/a.json", "sub-b/a.json", "Z.json"];
    private static readonly string[] Datasets = ["Usage", "USAGE", "Sales", "Sa-les", "Sa_les"];
    private static readonly string[] Queried = ["Usage", "USAGE", "Sales", "Sa_les"];

    [Fact]
    public void Files_in_another_order_and_an_edited_one_are_each_read_once()
    {
        var project = TestProject.Create(File("c.json", "Sales", "C"), File("b.json", "Usage", "B"));
        var build = project.Build();
        project = project.WithSchemasReversed();
        build = project.Build(build);
        project = project.WithSchema(File("b.json", "Usage", "Edited"));

        Assert.Equal(State(project.Build()), State(project.Build(build)));
    }

    /// <summary>An overlay that is passed twice is one overlay, not two of one dataset.</summary>
    [Fact]
    public void Overlays_in_another_order_and_an_edited_one_are_each_applied_once()
    {
        var project = TestProject.Create(
            File("shipped/Usage.json", "Usage", "A"), File("shipped/Sales.json", "Sales", "A"), Overlay("c.json", "Sales", "integer"), Overlay("b.json", "Usage", "integer"));
        var build = project.Build();
        project = project.WithSchemasReversed();
        build = project.Build(build);
        project = project.WithSchema(Overlay("b.json", "Usage", "decimal"));

        Assert.Equal(State(project.Build()), State(project.Build(build)));
    }

    /// <summary>The same step passes the project's source files: a call that is passed twice is one call.</summary>
    [Fact]
    public void Source_files_in_another_order_and_an_edited_one_are_each_compiled_once()
    {
        var project = TestProject.Create(File("a.json", "Usage", "A"))
            .WithSource("B.cs", Query("B", "x => x.A"))
            .WithSource("C.cs", Query("C", "x => x"))
            .WithSource("D.cs", Query("D", "x => x"));
        var build = project.Build();
        project = project.WithSourcesReversed();
        build = project.Build(build);
        project = project.WithSource("C.cs", Query("C", "x => x.A.Length"));

        Assert.Equal(State(project.Build()), State(project.Build(build)));
    }

    /// <summary>Without recorded steps: while the compiler records them, it loses a later file after an earlier one was removed.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 10 * Soak.Factor)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Edits_result_in_the_output_of_a_new_run(int seed)
    {
        var random = new Random(seed);
        var project = Queried.Aggregate(TestProject.Create(), (all, name) => WithQuery(all, name, "x => x"));
        var build = project.Build();
        for (var step = 0; step < 8; step++)
        {
            project = Edited(project, random, step);
            build = project.Build(build);

            var mirrored = project.WithSchemasReversed();
            Assert.Equal(State(project.Build()), State(build));
            Assert.Equal(State(mirrored.Build()), State(build));
        }
    }

    [Theory]
    [InlineData("/project/a/x.json", "/project/aB/x.json")]
    [InlineData(@"C:\project\a\x.json", @"C:\project\aB\x.json")]
    public void The_first_path_is_used_on_every_system(string first, string second)
    {
        var build = TestProject.Create(File(second, "D", "B"), File(first, "D", "A")).Build();

        Assert.Contains("Text(\"D\", \"A\")", build.Generated["D.g.cs"], StringComparison.Ordinal);
    }

    private static TestProject Edited(TestProject project, Random random, int step)
    {
        var path = Paths[random.Next(Paths.Length)];
        return random.Next(6) switch
        {
            0 => project.WithoutSchema(path),
            1 => project with { Schemas = [.. project.Schemas.OrderBy(_ => random.Next())] },
            2 => project.WithSourcesReversed(),
            3 => WithQuery(project, Queried[random.Next(Queried.Length)], $"x => {step}"),
            4 => project.WithoutSchema(path).WithSchema(File(path, Datasets[random.Next(Datasets.Length)], $"C{step}")),
            _ => project.WithSchema(File(path, Datasets[random.Next(Datasets.Length)], $"C{step}")),
        };
    }

    private static string State(Build build)
    {
        Assert.Null(build.Result.Exception);
        return string.Join(
            '\n',
            build.Generated.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}:\n{g.Value}")
                .Concat(build.Result.Diagnostics.Select(d => d.ToString()).Order(StringComparer.Ordinal)));
    }

    private static TestProject WithQuery(TestProject project, string dataset, string projection) => project.WithSource($"{dataset}.cs", Query(dataset, projection, dataset));

    private static string Query(string name, string projection, string dataset = "Usage") =>
        $"internal static class {name}Query {{ internal static object Run() => Insights.Typed.Datasets.{dataset}.Select({projection}); }}";

    private static SchemaText Overlay(string path, string dataset, string type) => new(
        path, $$"""{ "datasetName": "{{dataset}}", "typed": { "columns": { "A": { "type": "{{type}}" } } } }""");

    private static SchemaText File(string path, string dataset, string column) => new(
        path, $$"""{ "datasetName": "{{dataset}}", "selectableColumns": ["{{column}}"] }""");
}
