using System.Text;

namespace Insights.Typed.Schemas.Names;

/// <summary>The C# names that the service's names become.</summary>
public static class Identifier
{
    /// <summary>Members that every row record or columns type has by itself, and that a column must not hide.</summary>
    private static readonly HashSet<string> ReservedNames = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "EqualityContract", "PrintMembers", "Deconstruct", "Clone",
    };

    private static readonly string[] AccessorPrefixes = ["get_", "set_"];

    /// <summary>How the names of accessors and operators begin, and the names that are reserved for generated code. Such a name gets a prefix.</summary>
    private static readonly string[] ReservedPrefixes = [.. AccessorPrefixes, "op_", "__"];

    /// <summary>
    /// The service's own spelling, with '_' for what C# does not allow. A name that C# or the dataset's own types
    /// already use gets a '_' at its end, or at its begin where that is what clashes.
    /// </summary>
    public static string FromMember(string name, string dataset)
    {
        var identifier = FromName(name);
        if (ReservedPrefixes.Any(prefix => identifier.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return "_" + identifier;
        }

        // No member can be called what its type is, and accessors are members too.
        string[] typeNames = [dataset + "Row", dataset + "Columns", dataset + "DateRanges", dataset + "Aggregations"];
        string[] members = [identifier, "get_" + identifier, "set_" + identifier];
        return typeNames.Intersect(members).Any() || ReservedNames.Contains(identifier) ? identifier + "_" : identifier;
    }

    /// <summary>What the names of a dataset's generated types end with.</summary>
    internal static readonly string[] DatasetTypeSuffixes = ["Query", "Row", "Columns", "DateRanges", "Aggregations"];

    /// <summary>The library's public types that end so. A generated type of that name would hide the library's.</summary>
    private static readonly string[] LibraryTypeNames = ["InsightsQuery", "RejectedRow", "SavedQuery", "TextRow"];

    /// <summary>
    /// The name of a dataset: a property of the classes <c>Datasets</c> and <c>SystemQueries</c>, so it cannot be called that
    /// itself, nor what another one's accessor is; and none of its types can be called what one of the library's is.
    /// </summary>
    public static string FromDataset(string name)
    {
        var identifier = FromName(name);
        return identifier is "Datasets" or "SystemQueries" || DatasetTypeSuffixes.Any(type => LibraryTypeNames.Contains(identifier + type)) ? identifier + "_"
            : AccessorPrefixes.Any(prefix => identifier.StartsWith(prefix, StringComparison.Ordinal)) ? "_" + identifier
            : identifier;
    }

    /// <summary>
    /// The name of a system query: <c>Metered usage</c> of ISVUsage becomes <c>ISVUsageMeteredUsage</c>. It begins with the
    /// dataset's name, so that the queries of one dataset are together in a list of members.
    /// </summary>
    public static string FromSystemQuery(string name, string dataset)
    {
        var identifier = new StringBuilder(name.Length);
        foreach (var word in name.Split([' ', '_', '-', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            identifier.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        var queryName = FromName(identifier.ToString());
        return queryName.StartsWith(dataset, StringComparison.OrdinalIgnoreCase)
            ? dataset + queryName.Substring(dataset.Length)
            : dataset + queryName.TrimStart('_');
    }

    /// <summary>The service's own spelling, with '_' for what C# does not allow.</summary>
    public static string FromName(string name)
    {
        var identifier = new StringBuilder(name.Length + 1);
        foreach (var character in name)
        {
            identifier.Append(char.IsLetterOrDigit(character) ? character : '_');
        }

        if (identifier.Length == 0 || char.IsDigit(identifier[0]))
        {
            identifier.Insert(0, '_');
        }

        return identifier.ToString();
    }

    /// <summary><c>LAST_6_MONTHS</c> becomes <c>Last6Months</c>.</summary>
    public static string FromDateRange(string name, string dataset)
    {
        var identifier = new StringBuilder(name.Length);
        var startsWord = true;
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character))
            {
                startsWord = true;
                continue;
            }

            identifier.Append(startsWord ? char.ToUpperInvariant(character) : char.ToLowerInvariant(character));
            startsWord = char.IsDigit(character);
        }

        return FromMember(identifier.ToString(), dataset);
    }
}
