using Insights.Typed.Generator.Analysis.RawText;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Tests.Analysis.RawText;

/// <summary>In a project without query text, the analyzer takes almost no time.</summary>
public sealed class CostTests
{
    [Fact]
    public async Task Schemas_are_read_only_for_marked_texts()
    {
        Assert.Equal(0, await CountReadsAsync("internal static class Program { internal static string Text => string.Concat(\"SELECT Name FROM Usage\", \"x\"); }"));
        Assert.Equal(0, await CountReadsAsync("internal static class Program {\n// lang=InsightsQuery\ninternal static string Text => \"SELECT\"; }"));
        Assert.Equal(1, await CountReadsAsync("internal static class Program {\n// lang=InsightsQuery\ninternal static string Text => \"SELECT Name FROM Usage\"; }"));
    }

    [Fact]
    public async Task A_concatenation_of_thousands_of_literals_is_fast()
    {
        var sum = string.Join(" + ", Enumerable.Range(0, 3000).Select(i => $"\"C{i}, \""));

        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync(
            new RawTextAnalyzer(), $"internal static class Program {{\n// lang=InsightsQuery\ninternal static string Text => \"SELECT \" + {sum} + \"Name FORM Usage\"; }}");

        Assert.Equal("INS110", Assert.Single(diagnostics).Id);
    }

    private static async Task<int> CountReadsAsync(string source)
    {
        var schema = new CountingText(Samples.Usage);
        var build = Select.Project.WithSource("Program.cs", source).Build();
        var diagnostics = await build.Compilation
            .WithAnalyzers([new RawTextAnalyzer()], new AnalyzerOptions([schema], new SchemaOptions()))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, d => d.Id == "AD0001");
        return schema.Reads;
    }

    private sealed class CountingText(AdditionalText text) : AdditionalText
    {
        private int reads;

        public int Reads => reads;

        public override string Path => text.Path;

        public override SourceText? GetText(CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref reads);
            return text.GetText(cancellationToken);
        }
    }
}
