namespace Insights.Typed.Language;

/// <summary>The words of the language, in the letter case in which they are printed.</summary>
internal static class Keyword
{
    public const string Select = "SELECT";
    public const string Distinct = "DISTINCT";
    public const string From = "FROM";
    public const string Where = "WHERE";
    public const string And = "AND";
    public const string Order = "ORDER";
    public const string By = "BY";
    public const string OrderBy = "ORDER BY";
    public const string Asc = "ASC";
    public const string Desc = "DESC";
    public const string Limit = "LIMIT";
    public const string Timespan = "TIMESPAN";
    public const string Like = "LIKE";
    public const string Not = "NOT";
    public const string In = "IN";

    /// <summary>What a query consists of, in the only order there is.</summary>
    public static readonly string[] Clauses = [Select, From, Where, OrderBy, Limit, Timespan];
}
