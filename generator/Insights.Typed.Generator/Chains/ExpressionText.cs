using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>The C# source of a hole.</summary>
internal static class ExpressionText
{
    /// <summary>Gets an expression on one line.</summary>
    public static string From(ExpressionSyntax? expression) =>
        expression is null ? "…" : From(expression.ToString());

    /// <summary>Gets source on one line.</summary>
    public static string From(string source) => string.Join(" ", source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
