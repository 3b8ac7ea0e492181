using Insights.Typed.Generator.Analysis.RawText;

namespace Insights.Typed.Generator.Tests.Analysis.RawText;

/// <summary>The analyzer finds the problems of generated names and values; a test of the same name checks that the tool and the local service find them.</summary>
public sealed class GeneratedNameTests
{
    [Fact]
    public async Task Analyzer_finds_the_problems_of_generated_names_and_values()
    {
        var project = TestProject.Create([.. RandomQueryText.Schemas.Select((schema, index) => new SchemaText($"{index}.json", schema))]);
        List<RandomQueryText> queries = [.. Enumerable.Range(0, Soak.Times(300)).Select(seed => new RandomQueryText(seed))];
        var source = $"internal static class Queries\n{{\n{string.Concat(queries.Select(Declare))}}}\n";

        var diagnostics = (await AnalyzerRunner.GetDiagnosticsAsync(new RawTextAnalyzer(), source, project)).Where(diagnostic => diagnostic.Id != "INS112").ToList();

        Assert.All(diagnostics, diagnostic => Assert.Equal("INS111", diagnostic.Id));
        Assert.Equal(
            queries.SelectMany((query, index) => query.Problems.Select(problem => (source.IndexOf(GetDeclaration(index), StringComparison.Ordinal) + GetDeclaration(index).Length + problem.Start, problem.Length))),
            diagnostics.Select(diagnostic => (diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
    }

    private static string Declare(RandomQueryText query, int index) => $"    // lang=InsightsQuery\n    {GetDeclaration(index)}{query.Text}\";\n";

    private static string GetDeclaration(int index) => $"public const string Query{index} = \"";
}
