using Insights.Typed.Language;

namespace Insights.Typed.Tool.Output;

/// <summary>Sanitizes text from other sources: a value must not move the cursor, change colors or hide other text.</summary>
internal static class Printable
{
    public static string Sanitize(string text) => UntrustedText.ReplaceControlCharacters(text);
}
