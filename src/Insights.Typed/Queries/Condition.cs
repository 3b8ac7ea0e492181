using System.Text;

namespace Insights.Typed;

/// <summary>
/// What rows must fulfil, as the service evaluates it. Comes from comparing a column, and is joined with
/// <c>&amp;&amp;</c>. The language has no OR, so <c>||</c> does not compile: use <c>In</c>, or two queries.
/// </summary>
/// <remarks>
/// A filter that is put together while the program runs starts at the query, which is the filter that everything
/// passes, and grows by a <c>Where</c> for each condition:
/// <code>
/// var query = Datasets.DynamicsUsage;
/// foreach (var part in parts)
/// {
///     query = query.Where(x =&gt; x.CustomerName.Contains(part));
/// }
/// </code>
/// </remarks>
public abstract class Condition
{
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

    /// <summary>Always false, so that <c>&amp;&amp;</c> joins both sides; a condition has no value of its own.</summary>
    public static bool operator true(Condition condition) => false;

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
