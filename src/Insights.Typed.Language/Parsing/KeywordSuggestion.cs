namespace Insights.Typed.Language.Parsing;

/// <summary>Finds the keyword that a misspelt word was probably meant to be.</summary>
internal static class KeywordSuggestion
{
    private const int LettersPerSlip = 3;

    /// <summary>The nearest candidate with at most one slip for every three of its letters, if there is one.</summary>
    public static string? For(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var fewest = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var allowed = candidate.Length / LettersPerSlip;

            // Also keeps a word of a megabyte from being compared letter by letter.
            if (Math.Abs(word.Length - candidate.Length) > allowed)
            {
                continue;
            }

            var slips = Slips(word.ToUpperInvariant(), candidate);
            if (slips <= allowed && slips < fewest)
            {
                (nearest, fewest) = (candidate, slips);
            }
        }

        return nearest;
    }

    /// <summary>How many letters were left out, added, mistaken or swapped with their neighbour.</summary>
    private static int Slips(string word, string meant)
    {
        var table = new int[word.Length + 1, meant.Length + 1];
        for (var i = 0; i <= word.Length; i++)
        {
            for (var j = 0; j <= meant.Length; j++)
            {
                table[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        table[i - 1, j - 1] + (word[i - 1] == meant[j - 1] ? 0 : 1),
                        Math.Min(table[i - 1, j], table[i, j - 1]) + 1);

                if (i > 1 && j > 1 && word[i - 1] == meant[j - 2] && word[i - 2] == meant[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[word.Length, meant.Length];
    }
}
