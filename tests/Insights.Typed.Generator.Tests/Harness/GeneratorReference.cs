using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Tests.Harness;

/// <summary>The generator as a workspace loads it.</summary>
internal sealed class GeneratorReference : AnalyzerReference
{
    // The workspace looks generators up by identity.
    private readonly ImmutableArray<ISourceGenerator> generators = [new InsightsGenerator().AsSourceGenerator()];

    public override string? FullPath => null;

    public override object Id => "Insights.Typed.Generator";

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => generators;

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => generators;
}
