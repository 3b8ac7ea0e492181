using System.ComponentModel;
using System.Text;

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
public abstract class Condition
{
    // Operators that the language cannot say are there to say so: without them the compiler only names two types.
    private const string NoOr = "The query language has no OR. Use In for several values of one column, or a query for each side.";
    private const string NoXor = "The query language has AND alone. Write a query for each side.";
    private const string NoNot = "The query language has no NOT. Write the opposite comparison, such as <= for >, or NotIn, or NotLike.";
    private const string NoTruth = "A condition is evaluated by the service, for each row, so it is neither true nor false here. Join conditions with &&, and let if and ?: decide by values of the program.";

    private protected Condition()
    {
    }

    /// <summary>Rows that fulfil both conditions. Written as <c>&amp;&amp;</c>.</summary>
    public static Condition operator &(Condition left, Condition right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Conjunction(left, right);
    }

    /// <summary>Does not compile: the language has no OR.</summary>
    /// <exception cref="NotSupportedException">Called all the same.</exception>
    [Obsolete(NoOr, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Condition operator |(Condition left, Condition right) => throw new NotSupportedException(NoOr);

    /// <summary>Does not compile: the language has AND alone.</summary>
    /// <exception cref="NotSupportedException">Called all the same.</exception>
    [Obsolete(NoXor, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Condition operator ^(Condition left, Condition right) => throw new NotSupportedException(NoXor);

    /// <summary>Does not compile, but for a flag: the language has no NOT.</summary>
    /// <exception cref="NotSupportedException">Called all the same.</exception>
    [Obsolete(NoNot, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Condition operator !(Condition condition) => throw new NotSupportedException(NoNot);

    /// <summary>Does not compile where a condition would have to be true or false. <c>&amp;&amp;</c> needs it to be there.</summary>
    /// <exception cref="NotSupportedException">Called all the same.</exception>
    [Obsolete(NoTruth, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator true(Condition condition) => throw new NotSupportedException(NoTruth);

    /// <summary>Always false, so that <c>&amp;&amp;</c> joins both sides; a condition has no value of its own.</summary>
    public static bool operator false(Condition condition) => false;

    /// <summary>The condition as it stands in a query's text.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        WriteTo(text);
        return text.ToString();
    }

    internal abstract void WriteTo(StringBuilder text);

    /// <summary>The first column of another dataset, or null.</summary>
    internal abstract Column? ColumnOutside(string dataset);
}

/// <summary>One column, one operator, and a value as the language carries it.</summary>
internal sealed class Comparison(Column column, string @operator, string literal) : Condition
{
    internal override void WriteTo(StringBuilder text) =>
        text.Append(column.Name).Append(' ').Append(@operator).Append(' ').Append(literal);

    internal override Column? ColumnOutside(string dataset) => column.DatasetName == dataset ? null : column;
}

/// <summary>Two conditions, joined by AND.</summary>
internal sealed class Conjunction(Condition left, Condition right) : Condition
{
    internal override void WriteTo(StringBuilder text)
    {
        var separator = "";
        foreach (var condition in Parts())
        {
            text.Append(separator);
            condition.WriteTo(text);
            separator = " AND ";
        }
    }

    internal override Column? ColumnOutside(string dataset) =>
        Parts().Select(part => part.ColumnOutside(dataset)).FirstOrDefault(column => column is not null);

    /// <summary>The conditions in order. Not recursive: a filter built in a loop can be as deep as the stack.</summary>
    private IEnumerable<Condition> Parts()
    {
        var pending = new Stack<Condition>([right, left]);
        while (pending.TryPop(out var next))
        {
            if (next is Conjunction conjunction)
            {
                pending.Push(conjunction.Right);
                pending.Push(conjunction.Left);
            }
            else
            {
                yield return next;
            }
        }
    }

    private Condition Left => left;

    private Condition Right => right;
}
