namespace Insights.Typed.Language;

/// <summary>The keywords of the language, in the letter case in which they are written.</summary>
internal static class Keyword
{
    public const string Select = "SELECT";
    public const string Distinct = "DISTINCT";
    public const string From = "FROM";
    public const string Where = "WHERE";
    public const string And = "AND";
    public const string By = "BY";
    public const string OrderBy = $"ORDER {By}";
    public const string Asc = "ASC";
    public const string Desc = "DESC";
    public const string Limit = "LIMIT";
    public const string Timespan = "TIMESPAN";
    public const string Aggregated = "AGGREGATED";
    public const string Like = "LIKE";
    public const string Not = "NOT";
    public const string In = "IN";

    /// <summary>The clauses, in the order of <see cref="Clause"/>.</summary>
    public static readonly string[] Clauses = [Select, From, Where, OrderBy, Limit, Timespan, Aggregated];

    /// <summary>Gets the first keyword of each clause, by which the parser recognizes it.</summary>
    public static readonly string[] FirstKeywords = Array.ConvertAll(Clauses, clause => clause.Split(' ')[0]);

    /// <summary>Gets every keyword of the language.</summary>
    public static readonly HashSet<string> ReservedWords = new(
        Clauses.Concat(ComparisonOperators.All.Select(ComparisonOperators.ToText).Where(text => char.IsLetter(text[0])))
            .Concat([Distinct, And, Asc, Desc])
            .SelectMany(text => text.Split(' ')),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the first keyword of a clause.</summary>
    public static string GetClauseKeyword(Clause clause) => Clauses[(int)clause];
}
