using Insights.Typed.Generator.Analysis.Queries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Tests.UserCode;

/// <summary>The code that the generator's page lists as not compiling does not compile, for the stated reason only.</summary>
public sealed class ReadmeTableTests
{
    [Fact]
    public async Task Only_the_code_in_the_table_does_not_compile()
    {
        var calls = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "generator/README.md")).ReplaceLineEndings("\n")
            .Split("## What does not compile")[1].Split("\n## ")[0]
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split("` |")[0][3..].Replace("\\|", "|", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(10, calls.Count);
        await Assert.AllAsync(calls, async call =>
        {
            var dataset = call.Contains("IsAutoRenew", StringComparison.Ordinal) ? "SeatsSubscriptionsAndRevenue" : "DynamicsUsage";
            var project = TestProject.Create(TestFiles.Shipped(dataset));

            project.WithSource("Program.cs", Program(dataset, "")).Build().AssertCompiles();
            var analysis = project.WithSource("Program.cs", Program(dataset, call)).Build().Compilation
                .WithAnalyzers([new ColumnUseAnalyzer(), new ColumnUseSuppressor()], new AnalyzerOptions(project.Schemas, project.Options));
            var errors = (await analysis.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken)).Where(e => e.Severity >= DiagnosticSeverity.Warning).ToList();

            Assert.Contains(errors, e => e.Severity == DiagnosticSeverity.Error);
            Assert.All(errors, error => Assert.Equal("Program.cs", error.Location.SourceTree?.FilePath));
        });
    }

    private static string Program(string dataset, string call) =>
        $"internal static class Program {{ internal static object Run() => Insights.Typed.Datasets.{dataset}{call}; }}";
}
