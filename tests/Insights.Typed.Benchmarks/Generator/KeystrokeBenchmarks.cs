using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Insights.Typed.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.Benchmarks.Generator;

/// <summary>
/// The time for one keystroke in a project with 200 queries and 1,000 ordinary calls of LINQ: parsing the edited file and
/// running the generators. The baseline runs a generator that does nothing.
/// </summary>
[MemoryDiagnoser]
public class KeystrokeBenchmarks
{
    private CSharpCompilation compilation = null!;
    private GeneratorDriver baselineDriver = null!;
    private GeneratorDriver warmDriver = null!;
    private ImmutableArray<AdditionalText> schemas;
    private int keystroke;

    /// <summary>The number of datasets with schema files in the project.</summary>
    [Params(20, 1000)]
    public int DatasetCount { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        compilation = LargeCompilation.Create(DatasetCount);
        schemas = LargeCompilation.CreateSchemas(DatasetCount);
        warmDriver = CreateDriver(new InsightsGenerator()).RunGenerators(compilation);
        baselineDriver = CreateDriver(new NoGenerator()).RunGenerators(compilation);
    }

    [Benchmark(Baseline = true, Description = "keystroke, a generator that does nothing")]
    public GeneratorDriver Nothing() => baselineDriver.RunGenerators(Edit("Ordinary0.cs"));

    [Benchmark(Description = "keystroke in a file without queries")]
    public GeneratorDriver Ordinary() => warmDriver.RunGenerators(Edit("Ordinary0.cs"));

    [Benchmark(Description = "keystroke in a file with 10 queries")]
    public GeneratorDriver Query() => warmDriver.RunGenerators(Edit("Queries0.cs"));

    [Benchmark(Description = "a schema file edited")]
    public GeneratorDriver Schema()
    {
        var text = schemas[0].GetText()!.ToString().Replace("24", (keystroke++ % 1000 + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return warmDriver.ReplaceAdditionalText(schemas[0], new SchemaText(schemas[0].Path, text)).RunGenerators(compilation);
    }

    [Benchmark(Description = "a build without a cache")]
    public GeneratorDriver Cold() => CreateDriver(new InsightsGenerator()).RunGenerators(compilation);

    private CSharpCompilation Edit(string path) => LargeCompilation.Edit(compilation, path, keystroke++, out _);

    private CSharpGeneratorDriver CreateDriver(IIncrementalGenerator generator) => LargeCompilation.CreateDriver(generator, schemas);

    private sealed class NoGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
        }
    }
}
