using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Caching;

/// <summary>
/// A session in an editor: one driver, many edits, in a project with 200 queries and 1,000 ordinary calls of LINQ. The edits
/// are the same in every run; the environment variable INSIGHTS_SOAK=N tries N times as many.
/// </summary>
public sealed class LargeProjectTests
{
    private const int Datasets = 20;

    private static readonly TestProject Project = LargeProject.Files(Datasets).Aggregate(
        TestProject.Create([.. Enumerable.Range(0, Datasets).Select(LargeProject.Schema)]) with { RecordsSteps = true },
        (project, file) => project.WithSource(file.Path, file.Text));

    private static readonly Build First = Project.Build();

    [Fact]
    public void Only_queries_pass_the_syntax_filter()
    {
        var calls = Outputs(First, InsightsGenerator.Steps.SelectCalls);

        Assert.Equal(LargeProject.Queries, calls.Count);
    }

    [Fact]
    public void Each_edit_matches_a_full_run_and_repeats_only_necessary_steps()
    {
        var (project, build) = (Project, First);
        var random = new Random(20);
        for (var edit = 0; edit < 2 * Soak.Factor; edit++)
        {
            var isQueryFile = edit % 2 == 0;
            var path = isQueryFile ? $"Queries{random.Next(20)}.cs" : $"Ordinary{random.Next(20)}.cs";
            project = project.WithSource(path, Edit(project.Sources.Single(s => s.FilePath == path).ToString(), random));
            build = project.Build(after: build);

            Assert.Equal((project with { RecordsSteps = false }).Build().Generated, build.Generated);
            Assert.All(Outputs(build, InsightsGenerator.Steps.Datasets), reason => Assert.Contains(reason, UnaffectedSteps));
            var rewritten = Outputs(build, InsightsGenerator.Steps.InterceptorFiles).Count(reason => !UnaffectedSteps.Contains(reason));

            // The ten queries of a file use ten datasets, each with a separate file of interceptors.
            Assert.InRange(rewritten, 0, isQueryFile ? 10 : 0);
        }
    }

    private static IncrementalStepRunReason[] UnaffectedSteps { get; } = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    /// <summary>A space or a comment, inserted at the end of a line.</summary>
    private static string Edit(string text, Random random)
    {
        var lines = text.Split('\n');
        var line = random.Next(4, lines.Length - 1);
        lines[line] += random.Next(2) == 0 ? " " : $" // {random.Next(1000)}";
        return string.Join('\n', lines);
    }

    private static List<IncrementalStepRunReason> Outputs(Build build, string step) =>
        [.. build.Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];
}
