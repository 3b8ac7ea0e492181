using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Insights.Typed.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Benchmarks.Generator;

/// <summary>
/// The time that analyzers take for one keystroke, in the project of <see cref="KeystrokeBenchmarks"/>: an editor runs the
/// generator and then analyzes the edited file, with the rest of the project bound as far as necessary. The baselines do the
/// same with an analyzer that receives every call of the file and reports nothing.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory, BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByParams)]
public class AnalyzerBenchmarks
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Nothing = [new NoAnalyzer()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> All = [.. typeof(InsightsGenerator).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private CSharpCompilation compilation = null!;
    private GeneratorDriver warm = null!;
    private AnalyzerOptions options = null!;
    private int keystroke;

    /// <summary>The number of datasets with schema files in the project.</summary>
    [Params(20, 1000)]
    public int DatasetCount { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var schemas = LargeCompilation.CreateSchemas(DatasetCount);
        compilation = LargeCompilation.Create(DatasetCount);
        warm = LargeCompilation.CreateDriver(new InsightsGenerator(), schemas).RunGenerators(compilation);
        options = new AnalyzerOptions(schemas, new SchemaOptions());
    }

    [Benchmark(Baseline = true, Description = "no queries: an analyzer that does nothing")]
    [BenchmarkCategory("without queries")]
    public Task<int> OrdinaryNothing() => AnalyzeAsync("Ordinary0.cs", Nothing);

    [Benchmark(Description = "no queries: the analyzers")]
    [BenchmarkCategory("without queries")]
    public Task<int> Ordinary() => AnalyzeAsync("Ordinary0.cs", All);

    [Benchmark(Baseline = true, Description = "10 queries: an analyzer that does nothing")]
    [BenchmarkCategory("10 queries")]
    public Task<int> QueryNothing() => AnalyzeAsync("Queries0.cs", Nothing);

    [Benchmark(Description = "10 queries: the analyzers")]
    [BenchmarkCategory("10 queries")]
    public Task<int> Query() => AnalyzeAsync("Queries0.cs", All);

    /// <summary>The number of diagnostics, so that no work can be optimized away.</summary>
    private async Task<int> AnalyzeAsync(string path, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var project = LargeCompilation.Edit(compilation, path, keystroke++, out var edited);
        warm.RunGeneratorsAndUpdateCompilation(project, out var generated, out _);
        var analysis = generated.WithAnalyzers(analyzers, options);
        var result = await analysis.GetAnalysisResultAsync(generated.GetSemanticModel(edited), filterSpan: null, CancellationToken.None);
        return result.GetAllDiagnostics().Length;
    }
}
