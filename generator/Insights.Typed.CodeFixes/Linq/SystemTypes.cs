using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>Code with types of the namespace <c>System</c>, which a file need not import.</summary>
internal static class SystemTypes
{
    /// <summary>Parses an expression; the editor shortens the names of its types as the file allows.</summary>
    public static ExpressionSyntax Parse(string expression)
    {
        var qualified = expression.Replace("new DateOnly(", "new global::System.DateOnly(");
        if (qualified.StartsWith("Guid.", StringComparison.Ordinal))
        {
            qualified = "global::System." + qualified;
        }

        var parsed = SyntaxFactory.ParseExpression(qualified);
        var names = parsed.DescendantNodes().Where(node => node.ToString() is "global::System.DateOnly" or "global::System.Guid");
        return parsed.ReplaceNodes(names, (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));
    }
}
