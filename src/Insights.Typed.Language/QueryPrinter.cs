using System.Globalization;
using System.Text;

namespace Insights.Typed.Language;

/// <summary>Writes the canonical text of a query or of a part of one. Parsed again, it gives an equivalent query.</summary>
internal sealed class QueryPrinter
{
    private readonly StringBuilder output = new();

    public static string Print(QueryNode node)
    {
        var printer = new QueryPrinter();
        printer.Write(node);
        return printer.output.ToString();
    }

    private void Write(QueryNode node)
    {
        switch (node)
        {
            case QuerySyntax query:
                WriteQuery(query);
                break;
            case ConditionSyntax condition:
                Write(condition.Column);
                output.Append(' ').Append(Operators.Text(condition.Operator)).Append(' ');
                Write(condition.Value);
                break;
            case OrderingSyntax ordering:
                WriteOrdering(ordering);
                break;
            case LimitSyntax limit:
                output.Append(limit.Count.ToString(CultureInfo.InvariantCulture));
                break;
            case QueryNameSyntax name:
                output.Append(name.Text);
                break;
            case NumberSyntax number:
                output.Append(number.Text);
                break;
            case StringSyntax text:
                output.Append('\'').Append(text.Text).Append('\'');
                break;
            case ListSyntax list:
                output.Append('(');
                WriteAll(list.Items, ", ");
                output.Append(')');
                break;
        }
    }

    private void WriteQuery(QuerySyntax query)
    {
        output.Append(query.IsDistinct ? "SELECT DISTINCT " : "SELECT ");
        WriteAll(query.Columns, ", ");
        output.Append(" FROM ");
        Write(query.Dataset);

        if (query.Conditions.Count > 0)
        {
            output.Append(" WHERE ");
            WriteAll(query.Conditions, " AND ");
        }

        if (query.OrderBy.Count > 0)
        {
            output.Append(" ORDER BY ");
            WriteAll(query.OrderBy, ", ");
        }

        if (query.Limit is { } limit)
        {
            output.Append(" LIMIT ");
            Write(limit);
        }

        if (query.DateRange is { } range)
        {
            output.Append(" TIMESPAN ");
            Write(range);
        }
    }

    private void WriteOrdering(OrderingSyntax ordering)
    {
        Write(ordering.Column);
        output.Append(ordering.Direction switch
        {
            SortDirection.Ascending => " ASC",
            SortDirection.Descending => " DESC",
            SortDirection.Unspecified => "",
        });
    }

    private void WriteAll<T>(NodeList<T> nodes, string separator)
        where T : QueryNode
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            output.Append(i == 0 ? "" : separator);
            Write(nodes[i]);
        }
    }
}
