using System.Diagnostics.CodeAnalysis;

namespace Insights.Typed;

/// <summary>
/// Marks text as a query: <c>[StringSyntax(InsightsQuerySyntax.Name)] string text</c>. Literals that are given to such
/// a parameter, property or field are checked while they are typed; so are those behind a comment
/// <c>// lang=InsightsQuery</c>.
/// </summary>
public static class InsightsQuerySyntax
{
    /// <summary>The name for <see cref="StringSyntaxAttribute"/>.</summary>
    public const string Name = "InsightsQuery";
}
