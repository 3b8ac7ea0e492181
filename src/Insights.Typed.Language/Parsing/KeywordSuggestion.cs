namespace Insights.Typed.Language.Parsing;

/// <summary>Finds the keyword that a misspelled word was probably meant to be.</summary>
internal static class KeywordSuggestion
{
    private const int LettersPerTypo = 3;

    /// <summary>Finds the nearest candidate with at most one mistake for every three of its letters; null if none is near.</summary>
    public static string? FindNearest(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var minDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var maxDistance = candidate.Length / LettersPerTypo;

            // Also prevents the comparison of a very long word letter by letter.
            if (Math.Abs(word.Length - candidate.Length) <= maxDistance
                && GetEditDistance(word.ToUpperInvariant(), candidate) is var distance
                && distance <= maxDistance
                && distance < minDistance)
            {
                (nearest, minDistance) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>The number of letters that are missing, added, wrong, or swapped with the next letter.</summary>
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
