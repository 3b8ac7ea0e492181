using System.Globalization;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Schemas;

/// <summary>Formats problems with their positions in the format of compilers, which editors recognize.</summary>
internal static class SchemaProblemText
{
    public static string Format(SchemaProblem problem) => string.Create(
        CultureInfo.InvariantCulture, $"{problem.Position.Path}({problem.Position.StartLine + 1},{problem.Position.StartColumn + 1}): {problem.Message}");
}
