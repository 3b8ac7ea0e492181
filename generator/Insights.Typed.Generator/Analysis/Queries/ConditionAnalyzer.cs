using System.Collections.Immutable;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>Reports contradictory conditions, and queries that are ordered by one column twice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConditionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [QueryRules.ContradictoryConditions, QueryRules.DuplicateOrdering];

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
        if (method.Name is not ("Where" or "ThenBy" or "ThenByDescending")
            || QueryTypes.FindDatasetIdentifier(method.ContainingType) is null
            || DatasetCall.Find(context, schemas.Value) is not { } call)
        {
            return;
        }

        if (method.Name == "Where")
        {
            ReportContradictions(context, call);
        }
        else
        {
            ReportDuplicateOrdering(context, call);
        }
    }

    /// <summary>Finds the contradictions between a condition of the last <c>Where</c> and the conditions before it, also in the same <c>Where</c>.</summary>
    private static void ReportContradictions(OperationAnalysisContext context, DatasetCall call)
    {
        var reader = new ConditionReader(call.Dataset, call.Model, context.CancellationToken);
        var earlierConditions = call.Chain.Calls.Where(c => c.Method == "Where" && c != call.Last).SelectMany(reader.Read).ToList();
        foreach (var condition in reader.Read(call.Last))
        {
            if (earlierConditions.FirstOrDefault(earlier => Contradiction.AreContradictory(earlier, condition)) is { } other)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    QueryRules.ContradictoryConditions,
                    condition.Node!.GetLocation(),
                    [other.Node!.GetLocation()],
                    other.Node,
                    condition.Node));
            }

            earlierConditions.Add(condition);
        }
    }

    private static void ReportDuplicateOrdering(OperationAnalysisContext context, DatasetCall call)
    {
        var calls = call.Chain.Calls;
        for (var i = calls.Length - 2; i >= 0; i--)
        {
            var isOrder = calls[i].Method.StartsWith("OrderBy", StringComparison.Ordinal);
            if ((isOrder || calls[i].Method.StartsWith("ThenBy", StringComparison.Ordinal)) && call.Last.Member is { } member && calls[i].Member == member)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    QueryRules.DuplicateOrdering,
                    call.Last.Name.GetLocation(),
                    member));
                return;
            }

            if (isOrder)
            {
                return;
            }
        }
    }
}
