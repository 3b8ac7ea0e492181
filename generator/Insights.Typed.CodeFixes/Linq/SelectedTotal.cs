using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>Where the selector of a total, such as that of <c>Sum(x => x.Seats)</c>, has the same result.</summary>
internal enum SelectorPosition
{
    /// <summary>In the query, as its <c>Select</c>, which reads that column only.</summary>
    Query,

    /// <summary>After the query: it has a <c>Select</c> already, or another selection can merge other rows.</summary>
    Rows,

    /// <summary>Nowhere: rows that are not selected for a metric do not have it, and with a metric, the service merges rows.</summary>
    None,
}

/// <summary>Determines the position of a total's selector.</summary>
internal static class SelectedTotal
{
    public static SelectorPosition FindPosition(ExpressionSyntax query, ExpressionSyntax selector, SemanticModel model, CancellationToken cancellationToken)
    {
        var isUnmerged = UnmergedRows.AreReturnedBy(query, model, cancellationToken);
        if (!ReadsMetric(selector, model, cancellationToken))
        {
            return isUnmerged ? SelectorPosition.Query : SelectorPosition.Rows;
        }

        return isUnmerged && selector is LambdaExpressionSyntax { ExpressionBody: { } value } && DatasetColumn.IsMetricRead(value, model, cancellationToken)
            ? SelectorPosition.Query
            : SelectorPosition.None;
    }

    /// <summary>Whether code reads a metric of a row, which the row of a query without <c>Select</c> does not have.</summary>
    public static bool ReadsMetric(SyntaxNode code, SemanticModel model, CancellationToken cancellationToken) =>
        code.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(expression => DatasetColumn.IsMetricRead(expression, model, cancellationToken));
}
