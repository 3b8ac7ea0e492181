using System.Collections.Immutable;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>Reports a query without a date range, and <c>Distinct</c> in a query with metrics.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryClauseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [QueryRules.MissingDateRange, QueryRules.RedundantDistinct];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var schemas = SchemaCatalog.CreateLazy(start.Options, start.CancellationToken);
            start.RegisterOperationBlockStartAction(block =>
            {
                // Several queries can continue one chain, which is in a variable of the block.
                var starts = new ReportedStarts();
                block.RegisterOperationAction(operation => Analyze(operation, schemas, starts), CompleteQuery.Kinds);
            });
        });
    }

    private static void Analyze(OperationAnalysisContext context, Lazy<SchemaCatalog> schemas, ReportedStarts starts)
    {
        if (CompleteQuery.Find(context, schemas) is { } query)
        {
            ReportRedundantDistinct(context, query);
            ReportMissingDateRange(context, query, schemas.Value.Settings, starts);
        }
    }

    private static void ReportRedundantDistinct(OperationAnalysisContext context, CompleteQuery query)
    {
        if (query.Chain.Calls.FirstOrDefault(call => call.Method == "Distinct") is { } distinct
            && query.ReadSelected().FirstOrDefault(column => column.IsMetric) is { } metric)
        {
            context.ReportDiagnostic(Diagnostic.Create(QueryRules.RedundantDistinct, distinct.Name.GetLocation(), metric.Schema.Name));
        }
    }

    private static void ReportMissingDateRange(OperationAnalysisContext context, CompleteQuery query, ProjectSettings settings, ReportedStarts starts)
    {
        var (dataset, chain) = (query.Dataset, query.Chain);
        if (settings.MissingDateRange is { } severity
            && chain.StartsAtDataset && dataset.DateRanges.Count > 0 && chain.Calls.All(call => call.Method != "During")
            && starts.Add(chain.StartName))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                QueryRules.MissingDateRange,
                chain.StartName.GetLocation(),
                severity,
                additionalLocations: null,
                ImmutableDictionary<string, string?>.Empty.Add(FixProperties.DateRanges, string.Join(",", GetDateRangesDefaultFirst(dataset))),
                string.Join(", ", dataset.DateRanges.Select(range => range.Identifier))));
        }
    }

    /// <summary>Sorts the range first that the service applies to a query without one.</summary>
    private static IEnumerable<string> GetDateRangesDefaultFirst(DatasetSchema dataset) =>
        dataset.DateRanges.OrderBy(range => range.Name != ServiceProgram.DefaultDateRange).Select(range => range.Identifier);

    /// <summary>The datasets of a block whose chains are reported. A block is analyzed as a whole, also in an editor.</summary>
    private sealed class ReportedStarts
    {
        private readonly HashSet<SyntaxToken> starts = [];

        public bool Add(SyntaxToken start)
        {
            lock (starts)
            {
                return starts.Add(start);
            }
        }
    }
}
