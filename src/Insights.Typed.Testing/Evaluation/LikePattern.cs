using System.Text;

namespace Insights.Typed.Testing.Evaluation;

/// <summary>
/// The pattern of a LIKE: <c>%</c> stands for any characters, <c>_</c> for one, as the local service's database reads it;
/// ASCII letter case does not matter.
/// </summary>
internal sealed class LikePattern(string pattern)
{
    private readonly Rune[] pattern = Folded(pattern);

    public bool Matches(string text)
    {
        var runes = Folded(text);
        var (at, in_) = (0, 0);

        // Where the last % stood, and how much it has taken so far: on a mismatch it takes one character more.
        var (percent, taken) = (-1, 0);
        while (in_ < runes.Length)
        {
            if (at < pattern.Length && pattern[at].Value == '%')
            {
                (percent, taken) = (at++, in_);
            }
            else if (at < pattern.Length && (pattern[at].Value == '_' || pattern[at] == runes[in_]))
            {
                at++;
                in_++;
            }
            else if (percent >= 0)
            {
                at = percent + 1;
                in_ = ++taken;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at].Value == '%')
        {
            at++;
        }

        return at == pattern.Length;
    }

    private static Rune[] Folded(string text) =>
        [.. text.EnumerateRunes().Select(r => r.Value is >= 'A' and <= 'Z' ? new Rune(r.Value + ('a' - 'A')) : r)];
}
