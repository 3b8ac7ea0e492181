using Insights.Typed.Language;

namespace Insights.Typed.Tool.Drift;

/// <summary>Suggests the new name of an item whose old name is gone. The suggestion is only shown.</summary>
internal static class RenameDetection
{
    /// <summary>The minimum length of a common part: shorter parts are in too many names.</summary>
    private const int MinStemLength = 4;

    private static readonly StringComparer Names = StringComparer.OrdinalIgnoreCase;

    /// <summary>Finds a new name that is similar to the old one; or the only new name, if it is at the position of the only old name.</summary>
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

    /// <summary>Finds the new name that is most similar to the old one; or one that contains it, or that it contains.</summary>
    public static string? FindSimilarName(string name, IReadOnlyList<string> added) =>
        NameSuggestion.FindNearest(name, added) ?? added.FirstOrDefault(other => NameSuggestion.HasSameNumbers(name, other) && (ContainsStem(other, GetStem(name)) || ContainsStem(name, GetStem(other))));

    private static bool ContainsStem(string name, string stem) => stem.Length >= MinStemLength && name.Contains(stem, StringComparison.OrdinalIgnoreCase);

    /// <summary>Treats singular and plural as equal.</summary>
    private static string GetStem(string name) => name.EndsWith('s') ? name[..^1] : name;

    private static int IndexOf(IReadOnlyList<string> names, string name) => names.TakeWhile(other => !Names.Equals(other, name)).Count();
}
