namespace Insights.Typed.Language;

/// <summary>Numbers and lists in English messages.</summary>
public static class EnglishText
{
    /// <summary>Gets a number with its noun: "1 row", "2 rows".</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun, in the singular.</param>
    /// <param name="plural">The plural; null for the singular with an "s".</param>
    public static string Count(long count, string noun, string? plural = null) =>
        FormattableString.Invariant($"{count} {(count == 1 ? noun : plural ?? noun + "s")}");

    /// <summary>Joins items with commas and, before the last one, "and" or another conjunction.</summary>
    /// <param name="items">The items.</param>
    /// <param name="conjunction">The conjunction, such as "or".</param>
    public static string Join(IReadOnlyList<string> items, string conjunction = "and")
    {
        if (items is null)
        {
            throw new ArgumentNullException(nameof(items));
        }

        return items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} {conjunction} {items[items.Count - 1]}";
    }
}
