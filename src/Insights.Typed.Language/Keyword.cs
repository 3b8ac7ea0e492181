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

    /// <summary>The first word of a negated operator. <see cref="ComparisonOperators"/> has the words of each operator.</summary>
    public const string Not = "NOT";

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

    private static readonly Dictionary<string, string> Descriptions = new()
    {
        [Select] = "Selects columns and metrics. A metric is computed once for each combination of the selected columns.",
        [Distinct] = "Omits rows that are equal in all selected columns.",
        [From] = "The dataset that the query reads.",
        [Where] = "The conditions that each row must meet, joined by AND.",
        [And] = "Adds a condition, which must be met too.",
        [OrderBy] = "Sorts the rows, in descending order without a direction.",
        [By] = "Sorts the rows, in descending order without a direction.",
        [Asc] = "In ascending order.",
        [Desc] = "In descending order.",
        [Limit] = "The maximum number of rows.",
        [Timespan] = $"The date range of the rows; {ServiceProgram.DefaultDateRangeLength} without it.",
        [Aggregated] = "The period by which rows are aggregated.",
    };

    /// <summary>Gets the meaning of a keyword that is not an operator, as a sentence; null for other text.</summary>
    public static string? GetDescription(string text) => Descriptions.TryGetValue(text, out var description) ? description : null;

    /// <summary>Gets the first keyword of a clause.</summary>
    public static string GetClauseKeyword(Clause clause) => Clauses[(int)clause];
}
