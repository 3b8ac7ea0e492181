using System.Text;

namespace Insights.Typed.Language;

/// <summary>
/// Writes the text of a query or of a part of one. Only this type writes query text, so the text is the same in diagnostics, in
/// the manifest, in requests and in a printed query.
/// </summary>
/// <remarks>A hole is written as its C# source in braces.</remarks>
public static class QueryWriter
{
    private const string Comma = ", ";
    private const string And = $" {Keyword.And} ";
    private const string Space = " ";
    private const string Line = "\n";

    // A query of some columns and conditions fits.
    private const int InitialCapacity = 256;

    /// <summary>Gets the text of a query.</summary>
    /// <param name="query">The query.</param>
    public static string Write(QueryModel query) => Write(query, Space);

    /// <summary>Gets the text of a query with each clause in a separate line, for a person who edits it.</summary>
    /// <param name="query">The query.</param>
    public static string WriteLines(QueryModel query) => Write(query, Line);

    /// <summary>Gets the text of a condition.</summary>
    /// <param name="condition">The condition.</param>
    public static string Write(ConditionModel condition) => Append(new StringBuilder(), condition).ToString();

    /// <summary>Gets the text of conditions, joined as in a query.</summary>
    /// <param name="conditions">The conditions.</param>
    public static string Write(IReadOnlyList<ConditionModel> conditions) => Append(new StringBuilder(), conditions ?? throw new ArgumentNullException(nameof(conditions))).ToString();

    /// <summary>Gets the text of an ordering.</summary>
    /// <param name="ordering">The ordering.</param>
    public static string Write(QueryOrdering ordering) => Append(new StringBuilder(), ordering).ToString();

    /// <summary>Gets the text of orderings, joined as in a query.</summary>
    /// <param name="orderings">The orderings.</param>
    public static string Write(IReadOnlyList<QueryOrdering> orderings) => Append(new StringBuilder(), orderings ?? throw new ArgumentNullException(nameof(orderings))).ToString();

    /// <summary>Gets the text of a name.</summary>
    /// <param name="name">The name.</param>
    public static string Write(NameOrHole name) => Append(new StringBuilder(), name).ToString();

    /// <summary>Gets the text of a value.</summary>
    /// <param name="value">The value.</param>
    public static string Write(QueryValue value) => Append(new StringBuilder(), value).ToString();

    private static string Write(QueryModel query, string separator)
    {
        if (query is null)
        {
            throw new ArgumentNullException(nameof(query));
        }

        var output = new StringBuilder(InitialCapacity);
        for (var clause = Clause.Select; (int)clause < Keyword.Clauses.Length; clause++)
        {
            if (HasClause(query, clause))
            {
                output.Append(output.Length == 0 ? "" : separator);
                Write(output, query, clause);
            }
        }

        return output.ToString();
    }

    private static bool HasClause(QueryModel query, Clause clause) => clause switch
    {
        Clause.Select or Clause.From => true,
        Clause.Where => query.Conditions.Count > 0,
        Clause.OrderBy => query.OrderBy.Count > 0,
        Clause.Limit => query.Limit is not null,
        Clause.Timespan => query.DateRange is not null,
        Clause.Aggregated => query.Aggregation is not null,
    };

    private static void Write(StringBuilder output, QueryModel query, Clause clause)
    {
        output.Append(Keyword.GetClauseKeyword(clause)).Append(' ');
        _ = clause switch
        {
            Clause.Select => AppendColumns(output, query),
            Clause.From => AppendDataset(output, query),
            Clause.Where => Append(output, query.Conditions),
            Clause.OrderBy => Append(output, query.OrderBy),
            Clause.Limit => Append(output, query.Limit!.Value),
            Clause.Timespan => Append(output, query.DateRange!.Value),
            Clause.Aggregated => Append(output, query.Aggregation!.Value),
        };
    }

    private static StringBuilder AppendColumns(StringBuilder output, QueryModel query)
    {
        if (query.IsDistinct)
        {
            output.Append(Keyword.Distinct).Append(' ');
        }

        for (var i = 0; i < query.Columns.Count; i++)
        {
            output.Append(i == 0 ? "" : Comma).Append(query.Columns[i]);
        }

        return output;
    }

    private static StringBuilder AppendDataset(StringBuilder output, QueryModel query)
    {
        output.Append(query.Dataset);
        return query.RunTimeClauses is { } source ? AppendHole(output.Append(' '), source) : output;
    }

    private static StringBuilder Append(StringBuilder output, IReadOnlyList<ConditionModel> conditions)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            Append(output.Append(i == 0 ? "" : And), conditions[i]);
        }

        return output;
    }

    private static StringBuilder Append(StringBuilder output, ConditionModel condition) => condition.Column is null
        ? Append(output, condition.Value)
        : Append(output.Append(condition.Column).Append(' ').Append(condition.Operator.ToText()).Append(' '), condition.Value);

    private static StringBuilder Append(StringBuilder output, IReadOnlyList<QueryOrdering> orderings)
    {
        for (var i = 0; i < orderings.Count; i++)
        {
            Append(output.Append(i == 0 ? "" : Comma), orderings[i]);
        }

        return output;
    }

    private static StringBuilder Append(StringBuilder output, QueryOrdering ordering)
    {
        Append(output, ordering.Column);
        return ordering.Direction switch
        {
            SortDirection.Ascending => output.Append(' ').Append(Keyword.Asc),
            SortDirection.Descending => output.Append(' ').Append(Keyword.Desc),
            SortDirection.Unspecified => output,
        };
    }

    private static StringBuilder Append(StringBuilder output, NameOrHole name) =>
        name.IsHole ? AppendHole(output, name.Text) : output.Append(name.Text);

    private static StringBuilder Append(StringBuilder output, QueryValue value) => value.Kind switch
    {
        QueryValueKind.Number => output.Append(value.Content),
        QueryValueKind.Text => AppendQuoted(output, value),
        QueryValueKind.Hole => value.Wildcards == Wildcards.None ? AppendHole(output, value.Content) : AppendQuoted(output, value),
        QueryValueKind.List => AppendList(output, value.Items),
    };

    private static StringBuilder AppendQuoted(StringBuilder output, QueryValue value)
    {
        output.Append('\'').Append((value.Wildcards & Wildcards.Before) != 0 ? QueryText.AnyTextWildcard : "");
        _ = value.Kind == QueryValueKind.Hole ? AppendHole(output, value.Content) : output.Append(value.Content);
        return output.Append((value.Wildcards & Wildcards.After) != 0 ? QueryText.AnyTextWildcard : "").Append('\'');
    }

    private static StringBuilder AppendList(StringBuilder output, IReadOnlyList<QueryValue> items)
    {
        output.Append('(');
        for (var i = 0; i < items.Count; i++)
        {
            Append(output.Append(i == 0 ? "" : Comma), items[i]);
        }

        return output.Append(')');
    }

    private static StringBuilder AppendHole(StringBuilder output, string source) => output.Append('{').Append(source).Append('}');
}
