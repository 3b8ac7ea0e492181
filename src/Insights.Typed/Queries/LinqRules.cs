namespace Insights.Typed.Queries;

/// <summary>The ids of the rules that the compiler reports for members which exist to report an error. <c>generator/docs</c> has a page for each.</summary>
internal static class LinqRules
{
    /// <summary>A member that needs the rows of a query.</summary>
    public const string QueryWithoutRows = "INS140";

    /// <summary>An operator that the query language does not have.</summary>
    public const string UnsupportedOperator = "INS141";

    /// <summary>A call at a position where a query does not have it.</summary>
    public const string WrongPosition = "INS142";

    /// <summary>A member of a value that a column does not have.</summary>
    public const string ColumnMember = "INS143";

    /// <summary>A comparison that a column does not have. An analyzer explains it by INS126, with the types of both sides.</summary>
    public const string UnsupportedComparison = "INS144";
}
