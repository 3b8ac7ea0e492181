using System.Collections.Immutable;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Reports calls that, because of an earlier call, have another meaning in a query than in LINQ. At run time the query
/// rejects them, also when the earlier call is not visible here.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallOrderAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [QueryRules.CallAfterTake, QueryRules.RepeatedOrderBy, QueryRules.RepeatedDateRange];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name is not ("Where" or "OrderBy" or "OrderByDescending" or "Distinct" or "During" or "Aggregated")
            || !QueryTypes.IsQuery(invocation.TargetMethod.ContainingType)
            || invocation.SemanticModel is not { } model
            || DatasetCall.FindChain(invocation.Syntax, model, followMembers: true, context.CancellationToken) is not { Calls: { Length: > 1 } calls })
        {
            return;
        }

        var last = calls[calls.Length - 1];
        var earlier = calls.RemoveAt(calls.Length - 1);
        if (earlier.LastOrDefault(c => c.Method == "Take") is { } take && !IsRepeated(last, earlier))
        {
            Report(context, QueryRules.CallAfterTake, last, take, last.Method);
        }
        else if (IsOrderBy(last) && earlier.LastOrDefault(IsOrderBy) is { } order)
        {
            Report(context, QueryRules.RepeatedOrderBy, last, order, last.Method, last.Method.Replace("OrderBy", "ThenBy"));
        }
        else if (last.Method is "During" or "Aggregated" && earlier.LastOrDefault(c => c.Method == last.Method) is { } first && !IsRepeated(last, earlier))
        {
            Report(context, QueryRules.RepeatedDateRange, last, first, last.Method, last.Method == "During" ? "date range" : "aggregation");
        }
    }

    private static bool IsOrderBy(ChainCall call) => call.Method is "OrderBy" or "OrderByDescending";

    /// <summary>Whether an earlier call sets the same, so that this call changes nothing.</summary>
    private static bool IsRepeated(ChainCall call, ImmutableArray<ChainCall> earlier) => call.Method switch
    {
        "Distinct" => earlier.Any(c => c.Method == "Distinct"),
        "During" or "Aggregated" => call.Member is not null && earlier.Where(c => c.Method == call.Method).Select(c => c.Member).LastOrDefault() == call.Member,
        _ => false,
    };

    private static void Report(OperationAnalysisContext context, DiagnosticDescriptor rule, ChainCall call, ChainCall earlier, params object[] names) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, call.Name.GetLocation(), [earlier.Name.GetLocation()], names));
}
