using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>A column of text. The service compares text without regard to letter case.</summary>
/// <remarks>
/// The language has no documented way to write a quote inside a text, nor to take <c>%</c> and <c>_</c> literally in a
/// pattern, so such values are refused rather than guessed at (our choice). Control characters and halves of surrogate
/// pairs are refused too. Every refusal is an <see cref="ArgumentException"/> that names the column and the fault;
/// null is an <see cref="ArgumentNullException"/>, since the language has no test for a missing value.
/// </remarks>
public sealed class TextColumn : QueryColumn<string>
{
    internal TextColumn(string dataset, string name)
        : base(dataset, name)
    {
    }

    /// <summary>Rows whose text matches a pattern, in which <c>%</c> stands for any text.</summary>
    /// <param name="pattern">The pattern, such as <c>%Contoso%</c>.</param>
    public QueryCondition Like(string pattern) => new Comparison(this, ComparisonOperator.Like, ToValue(pattern));

    /// <summary>Rows whose text does not match a pattern, in which <c>%</c> stands for any text.</summary>
    /// <param name="pattern">The pattern, such as <c>%Contoso%</c>.</param>
    public QueryCondition NotLike(string pattern) => new Comparison(this, ComparisonOperator.NotLike, ToValue(pattern));

    /// <summary>Rows whose text contains this one: <c>LIKE '%…%'</c>.</summary>
    /// <param name="text">The text to look for, without <c>%</c> or <c>_</c>.</param>
    public QueryCondition Contains(string text) => CompareWithWildcards(text, Wildcards.Before | Wildcards.After);

    /// <summary>Rows whose text starts with this one: <c>LIKE '…%'</c>.</summary>
    /// <param name="text">The text to look for, without <c>%</c> or <c>_</c>.</param>
    public QueryCondition StartsWith(string text) => CompareWithWildcards(text, Wildcards.After);

    /// <summary>Rows whose text ends with this one: <c>LIKE '%…'</c>.</summary>
    /// <param name="text">The text to look for, without <c>%</c> or <c>_</c>.</param>
    public QueryCondition EndsWith(string text) => CompareWithWildcards(text, Wildcards.Before);

    private protected override QueryValue ToValue(string value) => TextLiteral.Create(this, value);

    private Comparison CompareWithWildcards(string text, Wildcards wildcards) =>
        new(this, ComparisonOperator.Like, QueryValue.FromText(TextLiteral.RequireNoWildcards(this, text), wildcards));
}
