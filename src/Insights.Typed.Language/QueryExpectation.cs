namespace Insights.Typed.Language;

/// <summary>The kinds of words that the grammar of a query can accept.</summary>
public enum QueryExpectationKind
{
    /// <summary>A keyword that is not an operator.</summary>
    Keyword,

    /// <summary>A comma or a parenthesis.</summary>
    Symbol,

    /// <summary>A comparison of a condition.</summary>
    Operator,

    /// <summary>The name of a column or metric.</summary>
    ColumnName,

    /// <summary>The name of a dataset.</summary>
    DatasetName,

    /// <summary>The name of a date range.</summary>
    DateRangeName,

    /// <summary>The name of an aggregation.</summary>
    AggregationName,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string in single quotes.</summary>
    String,

    /// <summary>The end of the query.</summary>
    End,
}

/// <summary>A word that the grammar accepts at a position of a query's text.</summary>
/// <param name="Kind">The kind of the word.</param>
/// <param name="Text">A keyword, operator or symbol as a query writes it, ORDER BY as one; otherwise its name in a message, such as "a number".</param>
/// <param name="Operator">The operator that the word is, or that it ends; null for any other word.</param>
public readonly record struct QueryExpectation(QueryExpectationKind Kind, string Text, ComparisonOperator? Operator = null)
{
    internal static readonly QueryExpectation ColumnName = new(QueryExpectationKind.ColumnName, "the name of a column");
    internal static readonly QueryExpectation DatasetName = new(QueryExpectationKind.DatasetName, "the name of a dataset");
    internal static readonly QueryExpectation DateRangeName = new(QueryExpectationKind.DateRangeName, "the name of a date range");
    internal static readonly QueryExpectation AggregationName = new(QueryExpectationKind.AggregationName, "the name of an aggregation");
    internal static readonly QueryExpectation Number = new(QueryExpectationKind.Number, "a number");
    internal static readonly QueryExpectation WholeNumber = new(QueryExpectationKind.Number, "a whole number above zero");
    internal static readonly QueryExpectation String = new(QueryExpectationKind.String, "a string");
    internal static readonly QueryExpectation End = new(QueryExpectationKind.End, "the end of the query");

    /// <summary>Gets what the word means, in English: a sentence for a keyword, the words between a column and a value for an operator.</summary>
    public string Description => Operator is { } @operator ? @operator.ToDescription() : Keyword.GetDescription(Text) ?? Text;

    internal static QueryExpectation FromText(string text) => new(char.IsLetter(text[0]) ? QueryExpectationKind.Keyword : QueryExpectationKind.Symbol, text);
}
