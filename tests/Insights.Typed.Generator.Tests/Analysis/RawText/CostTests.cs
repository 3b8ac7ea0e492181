using Insights.Typed.Generator.Analysis.RawText;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Tests.Analysis.RawText;

/// <summary>A project that has no query text pays next to nothing.</summary>
public sealed class CostTests
{
    [Fact]
    public async Task The_schemas_are_read_only_where_a_text_asks_for_them()
    {
        Assert.Equal(0, await ReadsAsync("internal static class Program { internal static string Text => string.Concat(\"SELECT Name FROM Usage\", \"x\"); }"));
        Assert.Equal(0, await ReadsAsync("internal static class Program {\n// lang=InsightsQuery\ninternal static string Text => \"SELECT\"; }"));
        Assert.Equal(1, await ReadsAsync("internal static class Program {\n// lang=InsightsQuery\ninternal static string Text => \"SELECT Name FROM Usage\"; }"));
    }

    [Fact]
    public async Task A_sum_of_thousands_of_literals_is_no_burden()
    {
        var sum = string.Join(" + ", Enumerable.Range(0, 3000).Select(i => $"\"C{i}, \""));

        var told = await Analyzed.DiagnosticsAsync(
            new RawTextAnalyzer(), $"internal static class Program {{\n// lang=InsightsQuery\ninternal static string Text => \"SELECT \" + {sum} + \"Name FORM Usage\"; }}");

        Assert.Equal("INS110", Assert.Single(told).Id);
    }

    private static async Task<int> ReadsAsync(string source)
    {
        var schema = new Counting(Samples.Usage);
        var build = Select.Project.WithSource("Program.cs", source).Build();
        var told = await build.Compilation
            .WithAnalyzers([new RawTextAnalyzer()], new AnalyzerOptions([schema], new SchemaOptions()))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(told, d => d.Id == "AD0001");
        return schema.Reads;
    }

    private sealed class Counting(AdditionalText text) : AdditionalText
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
