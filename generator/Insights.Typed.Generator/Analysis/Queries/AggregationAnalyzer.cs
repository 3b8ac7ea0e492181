using System.Collections.Immutable;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>Reports an aggregation that is not available for the query's date range. At run time the query rejects it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AggregationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [QueryRules.AggregationNotAvailable];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var schemas = SchemaCatalog.CreateLazy(start.Options, start.CancellationToken);
            start.RegisterOperationAction(operation => Analyze(operation, schemas), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, Lazy<SchemaCatalog> schemas)
    {
        var method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (method.Name != "Aggregated"
            || QueryTypes.FindDatasetIdentifier(method.ContainingType) is null
            || DatasetCall.Find(context, schemas.Value) is not { } call
            || call.Dataset.Aggregations.FirstOrDefault(a => a.Identifier == call.Last.Member) is not { } aggregation)
        {
            return;
        }

        // Without a date range in this chain, the code that creates the query can set one.
        var during = call.Chain.Calls.LastOrDefault(c => c.Method == "During");
        var range = call.Dataset.DateRanges.FirstOrDefault(r => r.Identifier == during?.Member);
        if (range is null ? during is null && call.Chain.StartsAtDataset : !aggregation.IsAvailableFor(range.Name))
        {
            var offered = string.Join(", ", aggregation.DateRanges);
            Finding finding = range is null
                ? new(QueryRules.AggregationWithoutRange, aggregation.Name, offered)
                : new(QueryRules.AggregationNotAvailable, aggregation.Name, offered, range.Name);
            context.ReportDiagnostic(finding.At(call.Last.Name.GetLocation()));
        }
    }
}
