namespace Insights.Typed.Language.Parsing;

/// <summary>Finds the keyword that a misspelt word was probably meant to be.</summary>
internal static class KeywordSuggestion
{
    private const int LettersPerTypo = 3;

    /// <summary>The nearest candidate with at most one slip for every three of its letters, if there is one.</summary>
    public static string? FindNearest(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var minDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var maxDistance = candidate.Length / LettersPerTypo;

            // Also keeps a word of a megabyte from being compared letter by letter.
            if (Math.Abs(word.Length - candidate.Length) > maxDistance)
            {
                continue;
            }

            var distance = GetEditDistance(word.ToUpperInvariant(), candidate);
            if (distance <= maxDistance && distance < minDistance)
            {
                (nearest, minDistance) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>How many letters were left out, added, mistaken or swapped with their neighbour.</summary>
    private static int GetEditDistance(string word, string candidate)
    {
        var table = new int[word.Length + 1, candidate.Length + 1];
        for (var i = 0; i <= word.Length; i++)
        {
            for (var j = 0; j <= candidate.Length; j++)
            {
                table[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        table[i - 1, j - 1] + (word[i - 1] == candidate[j - 1] ? 0 : 1),
                        Math.Min(table[i - 1, j], table[i, j - 1]) + 1);

                if (i > 1 && j > 1 && word[i - 1] == candidate[j - 2] && word[i - 2] == candidate[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[word.Length, candidate.Length];
    }
}
