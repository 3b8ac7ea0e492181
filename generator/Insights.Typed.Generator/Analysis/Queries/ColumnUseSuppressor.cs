using System.Collections.Immutable;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Suppresses the compiler's warning about a query that is not awaited, which has another rule, and its warnings about operators of columns that exist to be reported: <see cref="ColumnUseAnalyzer"/> reports each of
/// them as an error, with the names of the column and the types. Without analyzers, the warnings remain.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ColumnUseSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Explained = new(
        "INS126Explained", ColumnUseRules.DecidingColumn.Id, "An error of the same rule describes the column and the value.");

    /// <summary>The compiler recommends <c>await</c> for a query that is a statement, because that is an expression whose error names the client.</summary>
    private static readonly SuppressionDescriptor NotAwaited = new("CS4014Query", "CS4014", "A query cannot be awaited. Another rule reports a query that is not used.");

    /// <inheritdoc />
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Explained, NotAwaited];

    /// <inheritdoc />
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var warning in context.ReportedDiagnostics)
        {
            if (warning.Id == Explained.SuppressedDiagnosticId)
            {
                context.ReportSuppression(Suppression.Create(Explained, warning));
            }
            else if (warning.Location.SourceTree is { } tree
                && context.GetSemanticModel(tree).GetTypeInfo(tree.GetRoot(context.CancellationToken).FindNode(warning.Location.SourceSpan, getInnermostNodeForTie: true), context.CancellationToken).Type is { } type
                && IsQuery(type))
            {
                context.ReportSuppression(Suppression.Create(NotAwaited, warning));
            }
        }
    }

    private static bool IsQuery(ITypeSymbol type) =>
        type is { Name: "InsightsQuery", ContainingNamespace: var space } && space.ToDisplayString() == GeneratedNames.LibraryNamespace || (type.BaseType is { } parent && IsQuery(parent));
}
