namespace Insights.Typed.Language;

/// <summary>The clauses of a query, in their only valid order. The parser and the writer use it.</summary>
public enum Clause
{
    /// <summary>The selected columns.</summary>
    Select,

    /// <summary>The dataset.</summary>
    From,

    /// <summary>The conditions.</summary>
    Where,

    /// <summary>The orderings.</summary>
    OrderBy,

    /// <summary>The maximum number of rows.</summary>
    Limit,

    /// <summary>The date range.</summary>
    Timespan,

    /// <summary>The period by which rows are aggregated.</summary>
    Aggregated,
}

/// <summary>The keywords of clauses.</summary>
public static class Clauses
{
    /// <summary>Gets the keyword that starts a clause.</summary>
    /// <param name="clause">The clause.</param>
    public static string ToKeyword(this Clause clause) => Keyword.GetClauseKeyword(clause);

    /// <summary>Gets the clause that a keyword starts; null if it starts none.</summary>
    /// <param name="keyword">The keyword, in the letter case in which it is written.</param>
    public static Clause? FromKeyword(string keyword) => Array.IndexOf(Keyword.Clauses, keyword) is >= 0 and var index ? (Clause)index : null;
}
