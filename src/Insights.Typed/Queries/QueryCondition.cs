using System.ComponentModel;
using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>
/// What rows must fulfil, as the service evaluates it. Comes from comparing a column, and is joined with
/// <c>&amp;&amp;</c>. The language has no OR, so <c>||</c> does not compile: use <c>In</c>, or two queries.
/// </summary>
/// <remarks>
/// A condition is not true or false while the query is written, so <c>if</c> and <c>?:</c> do not compile on one either.
/// What a program decides by its own values, it can: <c>flag ? x.Seats &gt; 1 : x.Seats &gt; 2</c>.
/// <para>
/// A filter that is put together while the program runs starts at the query, which is the filter that everything
/// passes, and grows by a <c>Where</c> for each condition:
/// <code>
/// var query = Datasets.DynamicsUsage;
/// foreach (var part in parts)
/// {
///     query = query.Where(x =&gt; x.CustomerName.Contains(part));
/// }
/// </code>
/// </para>
/// </remarks>
public abstract class QueryCondition
{
    // Operators that the language cannot say are there to say so: without them the compiler only names two types.
    private const string OrMessage = "The query language has no OR. Use In for several values of one column, or a query for each side.";
    private const string XorMessage = "The query language has AND alone. Write a query for each side.";
    private const string NotMessage = "The query language has no NOT. Write the opposite comparison, such as <= for >, or NotIn, or NotLike.";
    private const string TruthMessage = "A condition is evaluated by the service, for each row, so it is neither true nor false here. Join conditions with &&, and let if and ?: decide by values of the program.";

    private protected QueryCondition()
    {
    }

    /// <summary>Rows that fulfil both conditions. Written as <c>&amp;&amp;</c>.</summary>
    public static QueryCondition operator &(QueryCondition left, QueryCondition right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Conjunction(left, right);
    }

    /// <summary>Does not compile: the language has no OR.</summary>
    /// <exception cref="NotSupportedException">Called all the same.</exception>
    [Obsolete(OrMessage, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static QueryCondition operator |(QueryCondition left, QueryCondition right) => throw new NotSupportedException(OrMessage);

    /// <summary>Does not compile: the language has AND alone.</summary>
    /// <exception cref="NotSupportedException">Called all the same.</exception>
    [Obsolete(XorMessage, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static QueryCondition operator ^(QueryCondition left, QueryCondition right) => throw new NotSupportedException(XorMessage);

    /// <summary>Does not compile, but for a flag: the language has no NOT.</summary>
    /// <exception cref="NotSupportedException">Called all the same.</exception>
    [Obsolete(NotMessage, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static QueryCondition operator !(QueryCondition condition) => throw new NotSupportedException(NotMessage);

    /// <summary>Does not compile where a condition would have to be true or false. <c>&amp;&amp;</c> needs it to be there.</summary>
    /// <exception cref="NotSupportedException">Called all the same.</exception>
    [Obsolete(TruthMessage, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator true(QueryCondition condition) => throw new NotSupportedException(TruthMessage);

    /// <summary>Always false, so that <c>&amp;&amp;</c> joins both sides; a condition has no value of its own.</summary>
    public static bool operator false(QueryCondition condition) => false;

    /// <summary>The condition as a query's text contains it.</summary>
    public sealed override string ToString() => QueryWriter.Write(ToModel());

    /// <summary>How many comparisons it joins.</summary>
    internal virtual int Count => 1;

    /// <summary>The comparison that it is; two conditions that are joined are none.</summary>
    internal abstract Comparison AsComparison();

    /// <summary>The comparisons that it joins, as the language has them.</summary>
    internal ConditionModel[] ToModel()
    {
        var model = new ConditionModel[Count];
        var index = model.Length;
        foreach (var comparison in new ReverseComparisonEnumerator(this))
        {
            model[--index] = comparison.ToModel();
        }

        return model;
    }

    /// <summary>The first column of another dataset, or null.</summary>
    internal QueryColumn? FindColumnOutside(string dataset)
    {
        QueryColumn? first = null;
        foreach (var comparison in new ReverseComparisonEnumerator(this))
        {
            first = comparison.Column.DatasetName == dataset ? first : comparison.Column;
        }

        return first;
    }
}
