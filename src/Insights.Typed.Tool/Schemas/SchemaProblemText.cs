using System.Globalization;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Schemas;

/// <summary>Places as compilers write them, so that an editor finds them.</summary>
internal static class SchemaProblemText
{
    public static string Format(SchemaProblem problem) => string.Create(
        CultureInfo.InvariantCulture, $"{problem.Position.Path}({problem.Position.StartLine + 1},{problem.Position.StartColumn + 1}): {problem.Message}");
}
