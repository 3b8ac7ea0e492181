using System.Text;

namespace Insights.Typed.Schemas.Names;

/// <summary>Converts the service's names to C# names.</summary>
public static class Identifier
{
    /// <summary>The generated class with a property for each dataset.</summary>
    public const string DatasetsClass = "Datasets";

    /// <summary>The generated class with a property for each system query.</summary>
    public const string SystemQueriesClass = "SystemQueries";

    /// <summary>Members that every row record or columns type has, and that a column must not hide.</summary>
    private static readonly HashSet<string> ReservedNames = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "EqualityContract", "PrintMembers", "Deconstruct", "Clone",
    };

    private static readonly string[] AccessorPrefixes = ["get_", "set_"];

    /// <summary>The prefixes of accessors and operators, and of names that are reserved for generated code. Such a name gets a prefix.</summary>
    private static readonly string[] ReservedPrefixes = [.. AccessorPrefixes, "op_", "__"];

    /// <summary>
    /// Converts a name, with '_' for characters that C# does not allow. A name that C# or the dataset's types
    /// already use gets a '_' at its end, or at its start if the start is the conflict.
    /// </summary>
    public static string FromMember(string name, string dataset)
    {
        var identifier = FromName(name);
        if (ReservedPrefixes.Any(prefix => identifier.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return "_" + identifier;
        }

        // A member cannot have the name of its type, and accessors are members too.
        string[] typeNames = [dataset + "Row", dataset + "Columns", dataset + "DateRanges", dataset + "Aggregations"];
        string[] members = [identifier, "get_" + identifier, "set_" + identifier];
        return typeNames.Intersect(members).Any() || ReservedNames.Contains(identifier) ? identifier + "_" : identifier;
    }

    /// <summary>The suffixes of a dataset's generated types.</summary>
    internal static readonly string[] DatasetTypeSuffixes = ["Query", "Row", "Columns", "DateRanges", "Aggregations"];

    /// <summary>The library's public types with such a suffix. A generated type of the same name would hide the library's type.</summary>
    private static readonly string[] LibraryTypeNames = ["InsightsQuery", "RejectedRow", "SavedQuery", "TextRow"];

    /// <summary>
    /// Converts the name of a dataset. It becomes a property of the classes <c>Datasets</c> and <c>SystemQueries</c>, so it cannot have
    /// their names or the name of another property's accessor, and its types cannot have the name of a type of the library.
    /// </summary>
    public static string FromDataset(string name)
    {
        var identifier = FromName(name);
        return identifier is DatasetsClass or SystemQueriesClass || DatasetTypeSuffixes.Any(type => LibraryTypeNames.Contains(identifier + type)) ? identifier + "_"
            : AccessorPrefixes.Any(prefix => identifier.StartsWith(prefix, StringComparison.Ordinal)) ? "_" + identifier
            : identifier;
    }

    /// <summary>
    /// Converts the name of a system query: <c>Metered usage</c> of ISVUsage becomes <c>ISVUsageMeteredUsage</c>. It begins with the
    /// dataset's name, so that the queries of one dataset are together in a list of members. It cannot have the name of their class.
    /// </summary>
    public static string FromSystemQuery(string name, string dataset)
    {
        var identifier = new StringBuilder(name.Length);
        foreach (var word in name.Split([' ', '_', '-', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            identifier.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        var queryName = FromName(identifier.ToString());
        var member = dataset + (queryName.StartsWith(dataset, StringComparison.OrdinalIgnoreCase) ? queryName.Substring(dataset.Length) : queryName.TrimStart('_'));
        return member == SystemQueriesClass ? member + "_" : member;
    }

    /// <summary>Converts a name, with '_' for characters that C# does not allow.</summary>
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

    /// <summary>Converts the name of a date range: <c>LAST_6_MONTHS</c> becomes <c>Last6Months</c>.</summary>
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
