using System.Text;

namespace Insights.Typed.Testing.Evaluation;

/// <summary>
/// The pattern of a LIKE: <c>%</c> stands for any characters, <c>_</c> for one, as the local service's database reads it;
/// ASCII letter case does not matter.
/// </summary>
internal sealed class LikePattern(string pattern)
{
    private readonly Rune[] pattern = Fold(pattern);

    public bool Matches(string text)
    {
        var runes = Fold(text);
        var (patternIndex, textIndex) = (0, 0);

        // Where the last % stood, and how much it has taken so far: on a mismatch it takes one character more.
        var (lastWildcard, wildcardEnd) = (-1, 0);
        while (textIndex < runes.Length)
        {
            if (patternIndex < pattern.Length && pattern[patternIndex].Value == '%')
            {
                (lastWildcard, wildcardEnd) = (patternIndex++, textIndex);
            }
            else if (patternIndex < pattern.Length && (pattern[patternIndex].Value == '_' || pattern[patternIndex] == runes[textIndex]))
            {
                patternIndex++;
                textIndex++;
            }
            else if (lastWildcard >= 0)
            {
                patternIndex = lastWildcard + 1;
                textIndex = ++wildcardEnd;
            }
            else
            {
                return false;
            }
        }

        while (patternIndex < pattern.Length && pattern[patternIndex].Value == '%')
        {
            patternIndex++;
        }

        return patternIndex == pattern.Length;
    }

    private static Rune[] Fold(string text) =>
        [.. text.EnumerateRunes().Select(r => r.Value is >= 'A' and <= 'Z' ? new Rune(r.Value + ('a' - 'A')) : r)];
}
