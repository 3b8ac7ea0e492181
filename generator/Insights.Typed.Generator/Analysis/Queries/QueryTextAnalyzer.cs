using System.Collections.Immutable;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>Reports the text that a query compiles to.</summary>
/// <remarks>It has no other rule: a build does not run an analyzer that only informs, and creating the texts takes longer than any other rule.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryTextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [TextRules.QueryText];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var schemas = SchemaCatalog.CreateLazy(start.Options, start.CancellationToken);
            start.RegisterOperationAction(operation => Analyze(operation, schemas), CompleteQuery.Kinds);
        });
    }

    private static void Analyze(OperationAnalysisContext context, Lazy<SchemaCatalog> schemas)
    {
        if (CompleteQuery.Find(context, schemas) is { } query)
        {
            List<string> selected = [.. query.ReadSelected().Select(column => column.Schema.Name)];
            var text = ChainQuery.Read(query.Chain, query.Dataset, query.Model, context.CancellationToken).ToModel(selected).ToString();
            context.ReportDiagnostic(Diagnostic.Create(TextRules.QueryText, query.Name.GetLocation(), text));
        }
    }
}
