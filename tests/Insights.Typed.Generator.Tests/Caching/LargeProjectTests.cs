using Insights.Typed.Generator.Projections;

namespace Insights.Typed.Generator.Tests.Caching;

/// <summary>
/// A session in an editor: one driver, many edits, in a project with 200 queries and 1,000 ordinary calls of LINQ. The edits
/// are the same in every run; the environment variable INSIGHTS_SOAK=N tries N times as many.
/// </summary>
public sealed class LargeProjectTests
{
    private const int Datasets = 20;

    private static readonly TestProject Project = LargeProject.Files(Datasets).Aggregate(
        TestProject.Create([.. Enumerable.Range(0, Datasets).Select(LargeProject.Schema)]),
        (project, file) => project.WithSource(file.Path, file.Text));

    private static readonly Build First = Project.Build();

    [Fact]
    public void Only_queries_pass_the_syntax_filter()
    {
        var calls = Project.Sources.Select(file => FileSelects.Read(file, CancellationToken.None)).Sum(file => file.FindUnboundCalls(isDatasetsDeclared: true).Count());

        Assert.Equal(LargeProject.Queries, calls);
    }

    [Fact]
    public void Each_edit_matches_a_full_run_and_rewrites_only_its_interceptors()
    {
        var (project, build) = (Project, First);
        var random = new Random(20);
        for (var edit = 0; edit < 2 * Soak.Factor; edit++)
        {
            var isQueryFile = edit % 2 == 0;
            var path = isQueryFile ? $"Queries{random.Next(20)}.cs" : $"Ordinary{random.Next(20)}.cs";
            project = project.WithSource(path, Edit(project.Sources.Single(s => s.FilePath == path).ToString(), random));
            var before = build;
            build = project.Build(after: before);

            Assert.Equal(project.Build().Generated, build.Generated);

            // The ten queries of a file use ten datasets, each with a separate file of interceptors.
            var rewritten = build.Rewritten(before);
            Assert.InRange(rewritten.Count, 0, isQueryFile ? 10 : 0);
            Assert.All(rewritten, file => Assert.EndsWith(".Interceptors.g.cs", file, StringComparison.Ordinal));
        }
    }

    /// <summary>A space or a comment, inserted at the end of a line.</summary>
    private static string Edit(string text, Random random)
    {
        var lines = text.Split('\n');
        var line = random.Next(4, lines.Length - 1);
        lines[line] += random.Next(2) == 0 ? " " : $" // {random.Next(1000)}";
        return string.Join('\n', lines);
    }
}
