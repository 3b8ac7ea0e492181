using System.Collections.Immutable;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Projections;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Reports <c>Select</c> calls that select more columns than they read, or that throw.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SelectAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [SelectRules.NotIntercepted, SelectRules.NotInterceptedMeaning, SelectRules.ReadsNothing, SelectRules.Coverage];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The code of a .razor file is written by another generator, which this generator cannot see.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        var coverage = new SelectCoverage();
        var catalog = SchemaCatalog.CreateLazy(start.Options, start.CancellationToken);
        var duplicates = new DuplicateFiles(start.Compilation, start.CancellationToken);
        start.RegisterSemanticModelAction(context =>
        {
            var model = context.SemanticModel;
            if (GeneratedCode.IsOfThisGenerator(model.SyntaxTree))
            {
                return;
            }

            foreach (var operation in SelectFinder.Find(model, context.FilterSpan, context.CancellationToken))
            {
                var (method, query, projection) = operation is IInvocationOperation call
                    ? (call.TargetMethod, call.Instance, call.Arguments[0].Value)
                    : (((IMethodReferenceOperation)operation).Method, ((IMethodReferenceOperation)operation).Instance, null);
                AnalyzeSelect(
                    new SelectUse(method, query, projection, operation.Syntax, FindDataset(method, catalog), context.IsGeneratedCode, catalog.Value.Settings, model.Compilation, duplicates),
                    context,
                    coverage);
            }
        });
        start.RegisterCompilationEndAction(coverage.Report);
    }

    private static void AnalyzeSelect(SelectUse use, SemanticModelAnalysisContext context, SelectCoverage coverage)
    {
        var row = QueryTypes.GetRowType(use.Method);
        var reader = new RowReader(row, use.Dataset is null ? RowMembers.Create(row) : RowMembers.Create(use.Dataset), use.DatasetIdentifier, context.CancellationToken);
        var reads = use.Projection is null ? null : reader.Read(use.Projection);
        var syntax = reads is null ? null : reader.ReadSyntax(use.Projection);
        string? FindMerging() => new MergingMethodFinder(context.CancellationToken).Find(use.Query);

        Diagnostic? problem;
        if (use.IsIntercepted(context.SemanticModel, context.CancellationToken))
        {
            coverage.AddIntercepted();
            problem = reads is null || use.Dataset is null ? null : FindInterceptedProblem(use, reads, syntax!, FindMerging);
        }
        else
        {
            coverage.AddNotIntercepted(use.Reason);
            problem = FindNotInterceptedProblem(use, reads, syntax, FindMerging, () => use.IsDatasetKnown(context.SemanticModel, context.CancellationToken));
        }

        if (problem is not null)
        {
            context.ReportDiagnostic(problem);
        }
    }

    private static Diagnostic? FindInterceptedProblem(SelectUse use, RowReads reads, ProjectionSyntax syntax, Func<string?> findMerging)
    {
        var isRowPassed = IsRowPassed(use, syntax);
        var selectsMore = isRowPassed && !reads.ReadsWholeRow && ReadsFewerColumns(use, reads);
        return reads.Metrics.FirstOrDefault(m => !syntax.Members.Contains(m.Name)) is { } metric ? Report(use, SelectMessage.ReadsMetricElsewhere(use, metric))
            : IsEmpty(syntax) ? Report(use, SelectMessage.ReadsNothing(use))
            : !isRowPassed && reads.Columns.FirstOrDefault(c => !syntax.Members.Contains(c)) is { } column ? Report(use, SelectMessage.ReadsHiddenColumn(column))
            : selectsMore && !reads.IsIncomplete && findMerging() is { } merging ? Report(use, SelectMessage.MergesByAllColumns(use, reads, merging))
            : selectsMore && reads.HasHiddenReads ? Report(use, SelectMessage.SelectsAllColumns(use, reads))
            : null;
    }

    /// <summary>Whether a compiled query would be the same; such a query is not reported.</summary>
    private static Diagnostic? FindNotInterceptedProblem(SelectUse use, RowReads? reads, ProjectionSyntax? syntax, Func<string?> findMerging, Func<bool> isDatasetKnown) =>
        findMerging() is { } merging ? Report(use, SelectMessage.AfterMerging(use, merging), isDatasetKnown())
        : reads is null || syntax is null ? Report(use, SelectMessage.SelectsMore(use, reads), isDatasetKnown())
        : reads.Metrics.Count > 0 ? Report(use, SelectMessage.ReadsMetric(use, reads.Metrics[0]), reads.Metrics.All(m => syntax.Members.Contains(m.Name)) && isDatasetKnown())
        : use.Dataset is null ? Report(use, SelectMessage.SelectsMore(use, reads: null), isDatasetKnown())
        : IsEmpty(syntax) ? Report(use, SelectMessage.ReadsNothing(use))
        : !IsRowPassed(use, syntax) && ReadsFewerColumns(use, reads) ? Report(use, SelectMessage.SelectsMore(use, reads), isDatasetKnown())
        : null;

    private static Diagnostic Report(SelectUse use, Finding finding, bool canBeCompiled = false) => finding.At(
        use.Location,
        canBeCompiled ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.CanBeCompiled, null) : null);

    private static bool IsEmpty(ProjectionSyntax syntax) => syntax is { HasEscapingRow: false, Members.Count: 0 };

    /// <summary>Whether the row is passed to other code, so that the compiled query also selects all columns.</summary>
    private static bool IsRowPassed(SelectUse use, ProjectionSyntax syntax) =>
        syntax.HasEscapingRow || ProjectionStep.ReadsOtherMembers(syntax, use.Dataset!);

    private static bool ReadsFewerColumns(SelectUse use, RowReads reads) => reads.Columns.Count < use.Dataset!.Columns.Count;

    private static DatasetSchema? FindDataset(IMethodSymbol select, Lazy<SchemaCatalog> catalog)
    {
        var row = QueryTypes.GetRowType(select).Name;
        return catalog.Value.FindByIdentifier(row.EndsWith(GeneratedNames.RowSuffix, StringComparison.Ordinal) ? row.Substring(0, row.Length - GeneratedNames.RowSuffix.Length) : row);
    }
}
