using System.Collections.Immutable;
using Insights.Typed.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.CurrentCompiler.Tests;

/// <summary>The generator as a workspace loads it.</summary>
internal sealed class GeneratorReference : AnalyzerReference
{
    private readonly ImmutableArray<ISourceGenerator> generators = [new InsightsGenerator().AsSourceGenerator()];

    public override string? FullPath => typeof(InsightsGenerator).Assembly.Location;

    public override object Id => nameof(InsightsGenerator);

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => generators;
}
