using Insights.Typed.Language;

namespace Insights.Typed.Tool.Drift;

/// <summary>Guesses what something is called now that is gone under its old name. A suggestion for people: nothing is done by it.</summary>
internal static class RenameDetection
{
    /// <summary>A part of a name that is shorter than this is in too many others.</summary>
    private const int MinStemLength = 4;

    private static readonly StringComparer Names = StringComparer.OrdinalIgnoreCase;

    /// <summary>A new name that is like the old one; or the only new one, where it stands just where the only old one stood.</summary>
    /// <param name="name">The old name.</param>
    /// <param name="oldNames">The names before, in order.</param>
    /// <param name="newNames">The names now, in order.</param>
    /// <param name="isPeriod">Whether they are date ranges or aggregations: one at the same position or with a part of the name can be another period.</param>
    public static string? FindNewName(string name, IReadOnlyList<string> oldNames, IReadOnlyList<string> newNames, bool isPeriod = false)
    {
        var removed = oldNames.Except(newNames, Names).ToList();
        var added = newNames.Except(oldNames, Names).ToList();
        if (isPeriod)
        {
            return NameSuggestion.FindNearest(name, added);
        }

        if (FindSimilarName(name, added) is { } similar)
        {
            return similar;
        }

        return removed.Count == 1 && added.Count == 1 && NameSuggestion.HasSameNumbers(name, added[0]) && IndexOf(oldNames, name) == IndexOf(newNames, added[0]) ? added[0] : null;
    }

    /// <summary>The new name that is spelt most nearly like the old one; or one that holds it, or that it holds.</summary>
    public static string? FindSimilarName(string name, IReadOnlyList<string> added) =>
        NameSuggestion.FindNearest(name, added) ?? added.FirstOrDefault(other => NameSuggestion.HasSameNumbers(name, other) && (ContainsStem(other, GetStem(name)) || ContainsStem(name, GetStem(other))));

    private static bool ContainsStem(string name, string stem) => stem.Length >= MinStemLength && name.Contains(stem, StringComparison.OrdinalIgnoreCase);

    /// <summary>One and many are the same word.</summary>
    private static string GetStem(string name) => name.EndsWith('s') ? name[..^1] : name;

    private static int IndexOf(IReadOnlyList<string> names, string name) => names.TakeWhile(other => !Names.Equals(other, name)).Count();
}
