using Insights.Typed.Language;

namespace Insights.Typed.Tool.Output;

/// <summary>Text that comes from elsewhere, made safe to show: a value must not move the cursor, change colours or hide what follows.</summary>
internal static class Printable
{
    public static string Sanitize(string text) => UntrustedText.ReplaceControlCharacters(text);
}
