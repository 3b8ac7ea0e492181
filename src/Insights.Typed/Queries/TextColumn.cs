using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>A column of strings. The service compares them without regard to letter case.</summary>
/// <remarks>
/// The language has no documented way to write a quote inside a string, or a literal <c>%</c> or <c>_</c> in a
/// pattern, so such values are rejected (our choice). Control characters and unpaired surrogates
/// are rejected, too. The exception is an <see cref="ArgumentException"/> that names the column and the problem;
/// for null it is an <see cref="ArgumentNullException"/>, because the language has no test for a missing value.
/// </remarks>
public sealed partial class TextColumn : QueryColumn<string>
{
    internal TextColumn(string dataset, string name)
        : base(dataset, name)
    {
    }

    /// <summary>Returns a condition: the string matches a pattern, in which <c>%</c> matches any string.</summary>
    /// <param name="pattern">The pattern, such as <c>%Contoso%</c>.</param>
    public QueryCondition Like(string pattern) => new Comparison(this, ComparisonOperator.Like, ToValue(pattern));

    /// <summary>Returns a condition: the string does not match a pattern, in which <c>%</c> matches any string.</summary>
    /// <param name="pattern">The pattern, such as <c>%Contoso%</c>.</param>
    public QueryCondition NotLike(string pattern) => new Comparison(this, ComparisonOperator.NotLike, ToValue(pattern));

    /// <summary>Returns a condition: the string contains the specified string, <c>LIKE '%…%'</c>.</summary>
    /// <param name="text">The string to search for, without <c>%</c> or <c>_</c>.</param>
    public QueryCondition Contains(string text) => CompareWithWildcards(text, Wildcards.Before | Wildcards.After);

    /// <summary>Returns a condition: the string starts with the specified string, <c>LIKE '…%'</c>.</summary>
    /// <param name="text">The string to search for, without <c>%</c> or <c>_</c>.</param>
    public QueryCondition StartsWith(string text) => CompareWithWildcards(text, Wildcards.After);

    /// <summary>Returns a condition: the string ends with the specified string, <c>LIKE '%…'</c>.</summary>
    /// <param name="text">The string to search for, without <c>%</c> or <c>_</c>.</param>
    public QueryCondition EndsWith(string text) => CompareWithWildcards(text, Wildcards.Before);

    private protected override QueryValue ToValue(string value) => TextLiteral.Create(this, value);

    private Comparison CompareWithWildcards(string text, Wildcards wildcards) =>
        new(this, ComparisonOperator.Like, QueryValue.FromText(TextLiteral.RequireNoWildcards(this, text), wildcards));
}
