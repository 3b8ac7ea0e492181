using System.Text;

namespace Insights.Typed.Queries;

/// <summary>What a query says besides its columns. Never changes: adding a clause gives new clauses.</summary>
internal sealed record QueryClauses(string DatasetName)
{
    public bool IsDistinct { get; init; }

    public Condition? Condition { get; init; }

    public OrderClause? Order { get; init; }

    public int? Limit { get; init; }

    public DateRange? DateRange { get; init; }

    /// <summary>No clause, but a rule for reports on the dataset: the shortest interval between two executions, in hours.</summary>
    public int? MinimumRecurrenceInterval { get; init; }

    /// <summary>The query's text, every clause in the language's own order.</summary>
    public string TextFor(IReadOnlyList<string> names)
    {
        var text = new StringBuilder(256).Append(IsDistinct ? "SELECT DISTINCT " : "SELECT ").AppendJoin(", ", names);
        text.Append(" FROM ").Append(DatasetName);
        if (Condition is not null)
        {
            text.Append(" WHERE ");
            Condition.WriteTo(text);
        }

        if (Order is not null)
        {
            text.Append(" ORDER BY ");
            Order.WriteTo(text);
        }

        if (Limit is not null)
        {
            text.Append(" LIMIT ").Append(System.Globalization.CultureInfo.InvariantCulture, $"{Limit}");
        }

        if (DateRange is not null)
        {
            text.Append(" TIMESPAN ").Append(DateRange.Name);
        }

        return text.ToString();
    }
}

/// <summary>A column to order by, behind those before it.</summary>
internal sealed record OrderClause(OrderClause? Before, Column Column, bool IsDescending)
{
    /// <summary>The direction is always stated: the service takes none as descending, and readers take it as ascending.</summary>
    public void WriteTo(StringBuilder text)
    {
        var separator = "";
        foreach (var clause in Chain())
        {
            text.Append(separator).Append(clause.Column.Name).Append(clause.IsDescending ? " DESC" : " ASC");
            separator = ", ";
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        WriteTo(text);
        return text.ToString();
    }

    /// <summary>This and those before it, the first one first. Not recursive: an order built in a loop can be as deep as the stack.</summary>
    private Stack<OrderClause> Chain()
    {
        var chain = new Stack<OrderClause>();
        for (var clause = this; clause is not null; clause = clause.Before)
        {
            chain.Push(clause);
        }

        return chain;
    }
}
