using System.ComponentModel;
using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>
/// A condition on rows, which the service evaluates. The result of a comparison with a column; conditions are joined with
/// <c>&amp;&amp;</c>. The language has no OR, so <c>||</c> does not compile: use <c>In</c>, or two queries.
/// </summary>
/// <remarks>
/// A condition is neither true nor false in the program, so <c>if</c> and <c>?:</c> do not compile on one.
/// It can depend on values of the program: <c>flag ? x.Seats &gt; 1 : x.Seats &gt; 2</c>.
/// <para>
/// To build a filter at run time, start with the query, which
/// has no filter, and add a <c>Where</c> for each condition:
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
    // These operators exist to report errors: without them the compiler names only two types.
    private const string OrMessage = "The query language has no OR. Use In for several values of one column, or a query for each side.";
    private const string XorMessage = "The query language has AND only. Write a query for each side.";
    private const string NotMessage = "The query language has no NOT. Write the opposite comparison, such as <= for >, or NotIn, or NotLike.";
    private const string TruthMessage = "The service evaluates a condition for each row, so it is neither true nor false in the program. Join conditions with &&, and use values of the program in if and ?:.";

    private const string BooleanMessage = "The service evaluates a condition for each row; true, false and values of the program are no conditions. Compare a column with a value, or call Where only if the program requires it.";

    private const string ColumnMessage = "Only a Boolean column is a condition. Compare the column with a value: ==, !=, <, >, <= or >=.";

    private protected QueryCondition()
    {
    }

    /// <summary>Reported as an error: a condition compares a column with a value.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(BooleanMessage, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static implicit operator QueryCondition(bool value) => throw new NotSupportedException(BooleanMessage);

    /// <summary>Reported as an error: a condition compares the column with a value. The compiler's warning is for builds without analyzers.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(ColumnMessage, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static implicit operator QueryCondition(ValueColumn column) => throw new NotSupportedException(ColumnMessage);

    /// <summary>Returns a condition: both conditions are true. Written as <c>&amp;&amp;</c>.</summary>
    public static QueryCondition operator &(QueryCondition left, QueryCondition right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Conjunction(left, right);
    }

    /// <summary>Does not compile: the language has no OR.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(OrMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static QueryCondition operator |(QueryCondition left, QueryCondition right) => throw new NotSupportedException(OrMessage);

    /// <summary>Does not compile: the language has AND only.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(XorMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static QueryCondition operator ^(QueryCondition left, QueryCondition right) => throw new NotSupportedException(XorMessage);

    /// <summary>Does not compile, except for a Boolean column: the language has no NOT.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(NotMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static QueryCondition operator !(QueryCondition condition) => throw new NotSupportedException(NotMessage);

    /// <summary>Does not compile if a condition would have to be true or false. <c>&amp;&amp;</c> requires the operator to exist.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(TruthMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator true(QueryCondition condition) => throw new NotSupportedException(TruthMessage);

    /// <summary>Returns false, so that <c>&amp;&amp;</c> joins both operands; a condition has no value in the program.</summary>
    public static bool operator false(QueryCondition condition) => false;

    /// <summary>Returns the condition in the syntax of the query language.</summary>
    public sealed override string ToString() => QueryWriter.Write(ToModel());

    /// <summary>Gets the number of comparisons that the condition joins.</summary>
    internal virtual int Count => 1;

    /// <summary>Returns the single comparison; not supported for joined conditions.</summary>
    internal abstract Comparison AsComparison();

    /// <summary>Returns the joined comparisons, in the syntax of the query language.</summary>
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

    /// <summary>Returns the first column of another dataset, or null.</summary>
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
