namespace Insights.Typed.Tool.Output;

/// <summary>Text that comes from elsewhere, made safe to show: a value must not move the cursor or change colours.</summary>
internal static class Printable
{
    public static string Of(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 && text.AsSpan().IndexOfAnyInRange('\x7f', '\x9f') < 0
            ? text
            : string.Create(text.Length, text, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = char.IsControl(source[i]) && source[i] is not ('\n' or '\r') ? '�' : source[i];
                }
            });
}
