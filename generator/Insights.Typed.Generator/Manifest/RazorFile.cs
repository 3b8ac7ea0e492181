using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Manifest;

/// <summary>A Razor file of the project. Another generator writes its code, so its queries cannot be listed.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">Its text.</param>
internal sealed record RazorFile(string Path, string Text)
{
    private static readonly Regex WordPattern = new(@"\w+", RegexOptions.CultureInvariant);

    public static bool IsRazorFile(AdditionalText file) =>
        file.Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds the lines, one-based, that contain one of several names.</summary>
    public IEnumerable<int> FindLines(ISet<string> names)
    {
        var lines = Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (WordPattern.Matches(lines[i]).Cast<Match>().Any(match => names.Contains(match.Value)))
            {
                yield return i + 1;
            }
        }
    }
}
