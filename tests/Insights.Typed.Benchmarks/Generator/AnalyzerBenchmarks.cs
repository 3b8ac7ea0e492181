using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Insights.Typed.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Benchmarks.Generator;

/// <summary>
/// What one keystroke costs the analyzers, in the project that <see cref="KeystrokeBenchmarks"/> has: an editor runs the
/// generator and then analyzes the file that was edited, with the rest of the project bound as far as it is needed. The
/// baselines do so too, with an analyzer that is shown every call of the file and says nothing.
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

    /// <summary>How many datasets the project has schema files of.</summary>
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

    /// <summary>How much is told, so that nothing can be left out.</summary>
    private async Task<int> AnalyzeAsync(string path, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var project = LargeCompilation.Edit(compilation, path, keystroke++, out var edited);
        warm.RunGeneratorsAndUpdateCompilation(project, out var generated, out _);
        var analysis = generated.WithAnalyzers(analyzers, options);
        var result = await analysis.GetAnalysisResultAsync(generated.GetSemanticModel(edited), filterSpan: null, CancellationToken.None);
        return result.GetAllDiagnostics().Length;
    }

#pragma warning disable RS1001 // For this benchmark alone, so of no language.
    private sealed class NoAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            [new DiagnosticDescriptor("NONE", "Nothing", "Nothing", "None", DiagnosticSeverity.Hidden, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterOperationAction(_ => { }, OperationKind.Invocation);
        }
    }
}
