using System.Collections.Immutable;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Generator.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Analysis.Projects;

/// <summary>
/// Reports the first use of <c>Datasets</c> in a project without a schema file, and so without generated types. Most of these
/// projects get the package through another project. A project with a schema file is not analyzed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SchemaFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [SchemaRules.NoSchemaFile];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        if (start.Options.AdditionalFiles.Any(file => SchemaFileStep.IsSchemaFile(file, start.Options.AnalyzerConfigOptionsProvider)))
        {
            return;
        }

        var uses = new UnresolvedUses();
        start.RegisterSyntaxNodeAction(
            context =>
            {
                var name = (IdentifierNameSyntax)context.Node;
                if (name.Identifier.ValueText == GeneratedNames.Datasets
                    && name.Parent is MemberAccessExpressionSyntax
                    && context.SemanticModel.GetSymbolInfo(name, context.CancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true })
                {
                    uses.Add(name.GetLocation());
                }
            },
            SyntaxKind.IdentifierName);
        start.RegisterCompilationEndAction(uses.Report);
    }

    /// <summary>Keeps the first use of the name. One report per project is enough.</summary>
    private sealed class UnresolvedUses
    {
        private readonly object guard = new();
        private Location? first;

        public void Add(Location use)
        {
            lock (guard)
            {
                if (first is null || Compare(use, first) < 0)
                {
                    first = use;
                }
            }
        }

        public void Report(CompilationAnalysisContext context)
        {
            if (first is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(SchemaRules.NoSchemaFile, first));
            }
        }

        private static int Compare(Location left, Location right)
        {
            var byPath = string.CompareOrdinal(left.SourceTree!.FilePath, right.SourceTree!.FilePath);
            return byPath != 0 ? byPath : left.SourceSpan.Start.CompareTo(right.SourceSpan.Start);
        }
    }
}
