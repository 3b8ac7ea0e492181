using System.Collections.Immutable;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Generator.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Suppresses warnings of the compiler where a rule explains the mistake better: about a comparison that a column does not have, which
/// <see cref="ColumnUseAnalyzer"/> reports with the column and both types, and about a query that is not awaited, which
/// <see cref="IgnoredResultAnalyzer"/> reports. Where the rule does not report, the compiler's warning remains.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ColumnUseSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Explained = new(
        "INS126Explained", LinqRules.UnsupportedComparison.Id, "An error of INS126 describes the column and the value.");

    /// <summary>The compiler recommends <c>await</c> for a query that is a statement, because that is an expression whose error names the client.</summary>
    private static readonly SuppressionDescriptor NotAwaited = new("CS4014Query", "CS4014", "A query cannot be awaited. Another rule reports a query that is not used.");

    /// <inheritdoc />
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Explained, NotAwaited];

    /// <inheritdoc />
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (ProjectSettings.SkipsAnalyzers(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
        {
            return;
        }

        foreach (var warning in context.ReportedDiagnostics)
        {
            if (warning.Location.SourceTree is not { } tree)
            {
                continue;
            }

            var node = tree.GetRoot(context.CancellationToken).FindNode(warning.Location.SourceSpan, getInnermostNodeForTie: true);
            if (warning.Id == Explained.SuppressedDiagnosticId)
            {
                if (IsExplained(node, context.Compilation, context.Options))
                {
                    context.ReportSuppression(Suppression.Create(Explained, warning));
                }
            }
            else if (context.GetSemanticModel(tree).GetSymbolInfo(node, context.CancellationToken).Symbol is IMethodSymbol method
                && IgnoredResultAnalyzer.ReturnsOtherQuery(method)
                && IsReported(new Finding(ResultRules.IgnoredQuery, method.Name), node, context.Compilation, context.Options))
            {
                context.ReportSuppression(Suppression.Create(NotAwaited, warning));
            }
        }
    }

    /// <summary>Whether INS126 is reported for a comparison if analyzers run.</summary>
    public static bool IsExplained(SyntaxNode comparison, Compilation compilation, AnalyzerOptions options) =>
        IsReported(new Finding(ColumnUseRules.DecidingColumn, comparison), comparison, compilation, options);

    /// <summary>Whether an analyzer that runs reports a problem: its rule is not disabled, and the code is not generated.</summary>
    private static bool IsReported(Finding problem, SyntaxNode node, Compilation compilation, AnalyzerOptions options) =>
        !GeneratedCode.MayContain(node, options.AnalyzerConfigOptionsProvider)
        && RuleSeverity.IsShown(problem.At(node.GetLocation()), compilation, options);
}
