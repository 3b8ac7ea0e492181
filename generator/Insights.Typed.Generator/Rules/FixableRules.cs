namespace Insights.Typed.Generator.Rules;

/// <summary>The ids of the rules that have a code fix.</summary>
public static class FixableRules
{
    /// <summary>Gets the id of the rule about a <c>Select</c> that selects all columns.</summary>
    public static string NotIntercepted => SelectRules.NotIntercepted.Id;

    /// <summary>Gets the id of the rule about a <c>Select</c> that has another meaning, or throws, when all columns are selected.</summary>
    public static string NotInterceptedMeaning => SelectRules.NotInterceptedMeaning.Id;

    /// <summary>Gets the id of the rule about unknown names in the text of a query.</summary>
    public static string TextName => TextRules.TextName.Id;

    /// <summary>Gets the id of the rule about query text that can be a typed query.</summary>
    public static string TextCanBeTyped => TextRules.TextCanBeTyped.Id;

    /// <summary>Gets the id of the rule about query text of unchecked values.</summary>
    public static string UncheckedValues => TextRules.UncheckedValues.Id;

    /// <summary>Gets the id of the rule about a query without a date range.</summary>
    public static string NoDateRange => QueryRules.MissingDateRange.Id;

    /// <summary>Gets the id of the rule about <c>Distinct</c> with a metric.</summary>
    public static string DistinctWithMetric => QueryRules.RedundantDistinct.Id;

    /// <summary>Gets the id of the rule about a query that is not used.</summary>
    public static string IgnoredQuery => ResultRules.IgnoredQuery.Id;

    /// <summary>Gets the id of the rule about a result that is not read.</summary>
    public static string IgnoredRows => ResultRules.IgnoredRows.Id;

    /// <summary>Gets the id of the rule about a call after <c>Take</c>.</summary>
    public static string CallAfterTake => QueryRules.CallAfterTake.Id;

    /// <summary>Gets the id of the rule about a second order.</summary>
    public static string SecondOrder => QueryRules.RepeatedOrderBy.Id;

    /// <summary>Gets the id of the rule about a second date range or aggregation.</summary>
    public static string SecondDateRange => QueryRules.RepeatedDateRange.Id;

    /// <summary>Gets the id of the rule about a column that is used as a value.</summary>
    public static string ColumnUse => ColumnUseRules.ComparedColumns.Id;

    /// <summary>Gets the id of the rule about a member that needs the rows of a query.</summary>
    public static string QueryWithoutRows => LinqRules.QueryWithoutRows.Id;

    /// <summary>Gets the id of the rule about a call after <c>Select</c>, or a further order without a first one.</summary>
    public static string WrongPosition => LinqRules.WrongPosition.Id;

    /// <summary>Gets the id of the rule about a member of a value that a column does not have.</summary>
    public static string ColumnMember => LinqRules.ColumnMember.Id;
}
