using System.Collections.Immutable;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Projections;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>Reports the text that a query compiles to, and problems of the query as a whole.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryTextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [TextRules.QueryText, QueryRules.MissingDateRange, QueryRules.RedundantDistinct];

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
                block.RegisterOperationAction(operation => AnalyzeSelect(operation, schemas, starts), OperationKind.Invocation);
                block.RegisterOperationAction(operation => AnalyzeConversion(operation, schemas, starts), OperationKind.Conversion);
            });
        });
    }

    /// <summary>A <c>Select</c> that is compiled into a column list.</summary>
    private static void AnalyzeSelect(OperationAnalysisContext context, Lazy<SchemaCatalog> schemas, ReportedStarts starts)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name != "Select"
            || QueryTypes.FindDatasetIdentifier(invocation.TargetMethod.ContainingType) is null
            || invocation.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } syntax
            || syntax.ArgumentList.Arguments.FirstOrDefault()?.Expression is not LambdaExpressionSyntax lambda
            || invocation.SemanticModel!.GetInterceptorMethod(syntax, context.CancellationToken) is null
            || DatasetCall.Find(context, schemas.Value) is not { } call
            || ProjectionStep.Plan(LambdaReads.Read(lambda, call.Dataset.Identifier, new NameBinding(invocation.SemanticModel)), [call.Dataset]) is not { } projection)
        {
            return;
        }

        Report(context, call.Dataset, call.Chain, projection.Reads.ToList(), name.Identifier, call.Model);
        ReportMissingDateRange(context, call.Dataset, call.Chain, schemas.Value.Settings, starts);
    }

    /// <summary>A query without <c>Select</c>, which returns whole rows.</summary>
    private static void AnalyzeConversion(OperationAnalysisContext context, Lazy<SchemaCatalog> schemas, ReportedStarts starts)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.Type is not { Name: "InsightsQuery" }
            || QueryTypes.FindDatasetIdentifier(conversion.Operand.Type) is not { } identifier
            || conversion.Operand.Syntax is not ExpressionSyntax expression
            || schemas.Value.FindByIdentifier(identifier) is not { } dataset)
        {
            return;
        }

        var chain = QueryChain.Read(expression, context.Operation.SemanticModel!, context.CancellationToken);
        var name = expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name.Identifier : chain.StartName;
        var columns = SelectedColumn.GetAll(dataset).Where(c => !c.IsMetric).ToList();
        Report(context, dataset, chain, columns, name, context.Operation.SemanticModel!);
        ReportMissingDateRange(context, dataset, chain, schemas.Value.Settings, starts);
    }

    private static void Report(OperationAnalysisContext context, DatasetSchema dataset, QueryChain chain, List<SelectedColumn> selected, SyntaxToken token, SemanticModel model)
    {
        var text = ChainQuery.Read(chain, dataset, model, context.CancellationToken).ToModel(selected.ConvertAll(c => c.Schema.Name)).ToString();
        context.ReportDiagnostic(Diagnostic.Create(TextRules.QueryText, token.GetLocation(), text));

        var metric = selected.FirstOrDefault(c => c.IsMetric);
        if (metric is not null && chain.Calls.FirstOrDefault(c => c.Method == "Distinct") is { } distinct)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                QueryRules.RedundantDistinct,
                distinct.Name.GetLocation(),
                metric.Schema.Name));
        }
    }

    private static void ReportMissingDateRange(
        OperationAnalysisContext context, DatasetSchema dataset, QueryChain chain, ProjectSettings settings, ReportedStarts starts)
    {
        if (settings.MissingDateRange is { } severity
            && chain.StartsAtDataset && dataset.DateRanges.Count > 0 && chain.Calls.All(c => c.Method != "During")
            && starts.Add(chain.StartName))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                QueryRules.MissingDateRange,
                chain.StartName.GetLocation(),
                severity,
                additionalLocations: null,
                ImmutableDictionary<string, string?>.Empty.Add(FixProperties.DateRanges, string.Join(",", GetDateRangesDefaultFirst(dataset))),
                string.Join(", ", dataset.DateRanges.Select(r => r.Identifier))));
        }
    }

    /// <summary>Sorts the range of six months first: the service applies it to a query without a date range.</summary>
    private static IEnumerable<string> GetDateRangesDefaultFirst(DatasetSchema dataset) =>
        dataset.DateRanges.OrderBy(r => r.Name != ServiceProgram.DefaultDateRange).Select(r => r.Identifier);

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
