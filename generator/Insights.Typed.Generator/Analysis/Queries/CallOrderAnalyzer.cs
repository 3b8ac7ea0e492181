using System.Collections.Immutable;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Schemas;
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
        context.RegisterCompilationStartAction(start =>
        {
            var schemas = SchemaCatalog.CreateLazy(start.Options, start.CancellationToken);
            start.RegisterOperationAction(operation => Analyze(operation, schemas), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, Lazy<SchemaCatalog> schemas)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (QueryMethods.Find(invocation.TargetMethod.Name) is not { PrecedesTake: true }
            || !QueryTypes.IsQuery(invocation.TargetMethod.ContainingType)
            || invocation.SemanticModel is not { } model
            || DatasetCall.FindChain(invocation.Syntax, model, followMembers: true, context.CancellationToken) is not { Calls: { Length: > 1 } calls })
        {
            return;
        }

        var last = calls[calls.Length - 1];
        var earlier = calls.RemoveAt(calls.Length - 1);

        // In a query expression, the last call is a clause, which can have another name than the method.
        if (QueryMethods.Find(last.Method) is not { } method)
        {
            return;
        }

        if (earlier.LastOrDefault(c => c.Method == "Take") is { } take && !ChangesNothing(last, method, earlier))
        {
            Report(context, QueryRules.CallAfterTake, last, take, null, last.Method);
            return;
        }

        switch (method.Repeated)
        {
            case RepeatedCall.StartsOneOrder when earlier.LastOrDefault(StartsOrder) is { } order:
                Report(context, QueryRules.RepeatedOrderBy, last, order, null, last.Method, last.Method.Replace("OrderBy", "ThenBy"));
                break;

            case RepeatedCall.StatesOneValue when earlier.LastOrDefault(c => c.Method == last.Method) is { } first && !ChangesNothing(last, method, earlier):
                Report(context, QueryRules.RepeatedDateRange, last, first, CreateProperties(last, earlier, FindDataset(invocation, schemas)), last.Method, method.ValueName!);
                break;

            case RepeatedCall.StartsOneOrder or RepeatedCall.StatesOneValue or RepeatedCall.Combines or RepeatedCall.HasNoEffect:
                break;
        }
    }

    private static bool StartsOrder(ChainCall call) => QueryMethods.Find(call.Method) is { Repeated: RepeatedCall.StartsOneOrder };

    /// <summary>Whether an earlier call sets the same, so that this call changes nothing.</summary>
    private static bool ChangesNothing(ChainCall call, QueryMethod method, ImmutableArray<ChainCall> earlier) => method.Repeated switch
    {
        RepeatedCall.HasNoEffect => earlier.Any(c => c.Method == call.Method),
        RepeatedCall.StatesOneValue => call.Member is not null && earlier.Where(c => c.Method == call.Method).Select(c => c.Member).LastOrDefault() == call.Member,
        RepeatedCall.StartsOneOrder or RepeatedCall.Combines => false,
    };

    private static DatasetSchema? FindDataset(IInvocationOperation call, Lazy<SchemaCatalog> schemas) =>
        QueryTypes.FindDatasetIdentifier(call.TargetMethod.ContainingType) is { } identifier ? schemas.Value.FindByIdentifier(identifier) : null;

    /// <summary>Passes to the code fix whether the earlier aggregations are available for the date range of this call.</summary>
    private static ImmutableDictionary<string, string?>? CreateProperties(ChainCall call, ImmutableArray<ChainCall> earlier, DatasetSchema? dataset) =>
        dataset?.DateRanges.FirstOrDefault(r => r.Identifier == call.Member) is { } range
        && earlier.Where(c => c.Method == "Aggregated").All(c => dataset.Aggregations.Any(a => a.Identifier == c.Member && a.IsAvailableFor(range.Name)))
            ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.HasAggregations, null)
            : null;

    private static void Report(
        OperationAnalysisContext context,
        DiagnosticDescriptor rule,
        ChainCall call,
        ChainCall earlier,
        ImmutableDictionary<string, string?>? properties,
        params object[] names) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, call.Name.GetLocation(), [earlier.Name.GetLocation()], properties, names));
}
