namespace Insights.Typed.Schemas;

/// <summary>Determines which description of a dataset applies if several files describe it. The build, the tool and the local service use the same rule.</summary>
public static class DatasetPrecedence
{
    /// <summary>
    /// Selects one description of each dataset: that of a project's file before a shipped one, then the first by the path of its
    /// file, then the first in the file. The order of the files does not matter.
    /// </summary>
    /// <typeparam name="T">The type of a description.</typeparam>
    /// <param name="descriptions">The descriptions; those of one file in the order of the file.</param>
    /// <param name="getName">Gets the name that identifies the dataset. Letter case does not matter.</param>
    /// <param name="isShipped">Determines whether the description is that of a shipped file.</param>
    /// <param name="getPath">Gets the path of the file.</param>
    /// <returns>The selected descriptions, in the order of precedence.</returns>
    public static IReadOnlyList<T> Select<T>(IEnumerable<T> descriptions, Func<T, string> getName, Func<T, bool> isShipped, Func<T, string> getPath)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. descriptions
                .OrderBy(isShipped)
                .ThenBy(description => getPath(description).Replace('\\', '/'), StringComparer.Ordinal)
                .ThenBy(getPath, StringComparer.Ordinal)
                .Where(description => names.Add(getName(description))),
        ];
    }
}
