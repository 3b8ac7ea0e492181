namespace Insights.Typed.Language;

/// <summary>Finds the name that a misspelled name was probably meant to be.</summary>
public static class NameSuggestion
{
    /// <summary>Gets " Did you mean 'X'?" for the nearest candidate, or an empty string if no candidate is near.</summary>
    public static string GetHint(string name, IEnumerable<string> candidates) =>
        FindNearest(name, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    /// <summary>Finds the nearest candidate, or null if none is near.</summary>
    public static string? FindNearest(string name, IEnumerable<string> candidates) => candidates
        .Where(candidate => Math.Abs(candidate.Length - name.Length) <= GetMaxDistance(name))
        .Where(candidate => HasSameNumbers(name, candidate) && HasSimilarParts(name, candidate))
        .Select(candidate => (candidate, distance: GetEditDistance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
        .Where(c => c.distance <= GetMaxDistance(name))
        .OrderBy(c => c.distance)
        .Select(c => c.candidate)
        .FirstOrDefault();

    /// <summary>Whether two names have the same numbers: another number is another meaning, such as a longer period, and not a misspelling.</summary>
    public static bool HasSameNumbers(string name, string other) => GetNumbers(name).SequenceEqual(GetNumbers(other));

    /// <summary>Whether each word is near its counterpart, if both names have the same number of words: in a long name, YEAR is not a misspelled MONTH.</summary>
    private static bool HasSimilarParts(string name, string candidate)
    {
        var parts = name.ToUpperInvariant().Split('_');
        var otherParts = candidate.ToUpperInvariant().Split('_');
        return parts.Length != otherParts.Length || parts.Zip(otherParts, (part, other) => GetEditDistance(part, other) <= GetMaxDistance(part)).All(isNear => isNear);
    }

    private static IEnumerable<string> GetNumbers(string name) =>
        new string([.. name.Select(character => char.IsDigit(character) ? character : ' ')])
            .Split([' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(number => number.TrimStart('0'));

    private static int GetMaxDistance(string name) => Math.Max(2, name.Length / 4);

    /// <summary>The Levenshtein distance: the number of single-character edits between two names.</summary>
    private static int GetEditDistance(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var current = new int[to.Length + 1];
            current[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = previous[j] + (from[i] == to[j] ? 0 : 1);
                current[j + 1] = Math.Min(replaced, Math.Min(previous[j + 1], current[j]) + 1);
            }

            previous = current;
        }

        return previous[to.Length];
    }
}
