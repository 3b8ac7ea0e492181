using System.Diagnostics.CodeAnalysis;

namespace Insights.Typed;

/// <summary>
/// Marks text as a query: <c>[StringSyntax(InsightsQuerySyntax.Name)] string text</c>. The analyzer checks literals that are passed to such
/// a parameter, property or field, and literals after a comment
/// <c>// lang=InsightsQuery</c>.
/// </summary>
public static class InsightsQuerySyntax
{
    /// <summary>The name for <see cref="StringSyntaxAttribute"/>.</summary>
    public const string Name = "InsightsQuery";
}
