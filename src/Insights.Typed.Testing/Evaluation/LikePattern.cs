using System.Text;

namespace Insights.Typed.Testing.Evaluation;

/// <summary>
/// The pattern of a LIKE: <c>%</c> matches any characters, <c>_</c> matches one, as in the local service's database;
/// ASCII letter case is ignored.
/// </summary>
internal sealed class LikePattern(string pattern)
{
    private readonly Rune[] pattern = Fold(pattern);

    public bool Matches(string text)
    {
        var runes = Fold(text);
        var (patternIndex, textIndex) = (0, 0);

        // The position of the last %, and the number of characters it has matched: after a mismatch it matches one more.
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
