using System.Collections.Immutable;
using Insights.Typed.Generator.Projections;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Tells of <c>Select</c> calls that ask for more than they read, or that throw for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SelectAnalyzer : DiagnosticAnalyzer
{
    /// <summary>A property of what would be told of the compiled call as well, so that writing it as one is no fix.</summary>
    internal const string StaysWhenCompiled = nameof(StaysWhenCompiled);

    private const string RowSuffix = "Row";

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [QueryRules.NotIntercepted, QueryRules.NotInterceptedMeaning, QueryRules.ReadsNothing, QueryRules.Coverage];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // What becomes of a .razor file is code of another generator, which ours cannot see.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        var coverage = new SelectCoverage();
        var catalog = SchemaCatalog.WhenNeeded(start.Options, start.CancellationToken);
        start.RegisterOperationAction(
            context =>
            {
                var call = (IInvocationOperation)context.Operation;
                if (QueryTypes.IsSelect(call.TargetMethod))
                {
                    Judge(new SelectUse(call.TargetMethod, call.Instance, call.Arguments[0].Value, call.Syntax, DatasetOf(call.TargetMethod, catalog), context.IsGeneratedCode, catalog.Value.Settings.HasInterceptors), context, coverage);
                }
            },
            OperationKind.Invocation);
        start.RegisterOperationAction(
            context =>
            {
                var reference = (IMethodReferenceOperation)context.Operation;
                if (QueryTypes.IsSelect(reference.Method))
                {
                    Judge(new SelectUse(reference.Method, reference.Instance, null, reference.Syntax, DatasetOf(reference.Method, catalog), context.IsGeneratedCode, catalog.Value.Settings.HasInterceptors), context, coverage);
                }
            },
            OperationKind.MethodReference);
        start.RegisterCompilationEndAction(coverage.Report);
    }

    private static void Judge(SelectUse use, OperationAnalysisContext context, SelectCoverage coverage)
    {
        var reads = use.Dataset is null || use.Projection is null
            ? null
            : new RowReader(QueryTypes.RowOf(use.Method), use.Dataset, context.CancellationToken).Read(use.Projection);
        bool IsDistinct() => new DistinctQuery(context.CancellationToken).Is(use.Query);

        Diagnostic? problem;
        if (use.IsCompiled(context.Operation.SemanticModel!, context.CancellationToken))
        {
            coverage.AddCompiled();
            problem = reads is null ? null : OfCompiled(use, reads, IsDistinct);
        }
        else
        {
            coverage.Add(use.Reason);
            problem = OfUncompiled(use, reads, IsDistinct);
        }

        if (problem is not null)
        {
            context.ReportDiagnostic(problem);
        }
    }

    private static Diagnostic? OfCompiled(SelectUse use, RowReads reads, Func<bool> isDistinct)
    {
        var asked = use.Lambda is LambdaExpressionSyntax lambda ? LambdaReads.Of(lambda, use.Dataset!.Identifier).Members : default;
        return reads.Metrics.FirstOrDefault(m => !asked.Contains(m.Name)) is { } metric ? Tell(QueryRules.NotInterceptedMeaning, use, SelectMessage.ReadsMetricElsewhere(use, metric))
            : reads.IsNothing ? Tell(QueryRules.ReadsNothing, use, SelectMessage.ReadsNothing(use))
            : reads is { IsHandedOn: true, IsIncomplete: false, Metrics.Count: 0 } && ReadsFewer(use, reads) && isDistinct() ? Tell(QueryRules.NotIntercepted, use, SelectMessage.DistinctOfAll(use, reads))
            : null;
    }

    /// <summary>What would be no other query, were it compiled, is left in peace.</summary>
    private static Diagnostic? OfUncompiled(SelectUse use, RowReads? reads, Func<bool> isDistinct) =>
        isDistinct() ? Tell(QueryRules.NotInterceptedMeaning, use, SelectMessage.BehindDistinct(use))
        : reads is null ? Tell(QueryRules.NotIntercepted, use, SelectMessage.AsksForMore(use, reads))
        : reads.Metrics.Count > 0 ? Tell(QueryRules.NotInterceptedMeaning, use, SelectMessage.ReadsMetric(use, reads.Metrics[0]), reads.IsHandedOn && reads.Metrics.Any(m => m.ReadBy is not null))
        : reads.IsNothing ? Tell(QueryRules.ReadsNothing, use, SelectMessage.ReadsNothing(use))
        : !reads.IsHandedOn && ReadsFewer(use, reads) ? Tell(QueryRules.NotIntercepted, use, SelectMessage.AsksForMore(use, reads))
        : null;

    private static Diagnostic Tell(DiagnosticDescriptor rule, SelectUse use, string message, bool staysWhenCompiled = false) => Diagnostic.Create(
        rule,
        use.Location,
        staysWhenCompiled ? ImmutableDictionary<string, string?>.Empty.Add(StaysWhenCompiled, null) : null,
        message);

    private static bool ReadsFewer(SelectUse use, RowReads reads) => reads.Columns.Count < use.Dataset!.Columns.Count;

    private static DatasetSchema? DatasetOf(IMethodSymbol select, Lazy<SchemaCatalog> catalog)
    {
        var row = QueryTypes.RowOf(select).Name;
        return catalog.Value.ByIdentifier(row.EndsWith(RowSuffix, StringComparison.Ordinal) ? row.Substring(0, row.Length - RowSuffix.Length) : row);
    }
}
