using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>The kinds of items that a query's text can be completed with.</summary>
public enum QueryCompletionKind
{
    /// <summary>A keyword that is not an operator.</summary>
    Keyword,

    /// <summary>A comparison of a condition.</summary>
    Operator,

    /// <summary>A dataset.</summary>
    Dataset,

    /// <summary>A column.</summary>
    Column,

    /// <summary>A metric.</summary>
    Metric,

    /// <summary>A date range.</summary>
    DateRange,

    /// <summary>A period by which rows are aggregated.</summary>
    Aggregation,

    /// <summary>A literal of a Boolean column.</summary>
    Value,
}

/// <summary>A word that completes a query's text.</summary>
/// <param name="Text">The word, as the query writes it: a value has its quotes, and ORDER BY is one word.</param>
/// <param name="Kind">The kind of the word.</param>
/// <param name="Description">What the word means, from the schema if it is a name.</param>
/// <param name="Span">The part of the text that the word replaces; empty if it is inserted.</param>
public sealed record QueryCompletionItem(string Text, QueryCompletionKind Kind, string Description, QuerySpan Span);
