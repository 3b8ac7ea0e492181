namespace Insights.Typed.Generator.Tests.Schemas;

/// <summary>The file that a dataset comes from depends on the set of files, not on the edits that led to it.</summary>
public sealed class EditOrderTests
{
    private static readonly string[] Paths = ["a.json", "b.json", "sub/a.json", "sub-b/a.json", "Z.json"];
    private static readonly string[] Datasets = ["Usage", "USAGE", "Sales", "Sa-les", "Sa_les"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 10 * Soak.Factor)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Edits_end_where_a_fresh_run_does(int seed)
    {
        var random = new Random(seed);
        var project = TestProject.Of();
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
    public void The_first_path_counts_on_every_system(string first, string second)
    {
        var build = TestProject.Of(File(second, "D", "B"), File(first, "D", "A")).Build();

        Assert.Contains("Text(\"D\", \"A\")", build.Generated["D.g.cs"], StringComparison.Ordinal);
    }

    private static TestProject Edited(TestProject project, Random random, int step)
    {
        var path = Paths[random.Next(Paths.Length)];
        return random.Next(4) switch
        {
            0 => project.WithoutSchema(path),
            1 => project with { Schemas = [.. project.Schemas.OrderBy(_ => random.Next())] },
            2 => project.WithoutSchema(path).WithSchema(File(path, Datasets[random.Next(Datasets.Length)], $"C{step}")),
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

    private static SchemaText File(string path, string dataset, string column) => new(
        path, $$"""{ "datasetName": "{{dataset}}", "selectableColumns": ["{{column}}"] }""");
}
