namespace Insights.Typed.Language;

/// <summary>The names of date ranges that an aggregation is available for. The service writes them in one string, separated by commas.</summary>
public static class DateRangeNames
{
    /// <summary>Gets the names in the service's string, in its order. A string without names returns an empty list.</summary>
    /// <param name="text">The string, such as <c>LAST_30_DAYS,LAST_3_MONTHS</c>.</param>
    public static IReadOnlyList<string> Split(string text)
    {
        var names = new List<string>();
        foreach (var part in (text ?? throw new ArgumentNullException(nameof(text))).Split(','))
        {
            if (part.Trim() is { Length: > 0 } name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>Gets the string that the service writes.</summary>
    /// <param name="names">The names.</param>
    public static string Join(IEnumerable<string> names) => string.Join(",", names);

    /// <summary>Determines whether a list contains a name. Letter case does not matter.</summary>
    /// <param name="names">The names.</param>
    /// <param name="name">The name to find.</param>
    public static bool Contain(IEnumerable<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
