using System.Globalization;
using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.LocalService.Data;
using Insights.Typed.Schemas;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.LocalService.Queries;

/// <summary>
/// Writes a bound query as one SQL statement. The inner SELECT filters rows, groups them and computes metrics; the outer
/// one filters by metrics, orders and limits. Names are quoted and values are parameters, so a query's text never
/// becomes SQL.
/// </summary>
internal sealed class SqlQuery
{
    private readonly BoundQuery query;
    private readonly List<object> values = [];
    private readonly List<string> inner = [];
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);

    private SqlQuery(BoundQuery query) => this.query = query;

    /// <param name="query">The query.</param>
    /// <param name="window">The time that rows are from.</param>
    /// <param name="maximumRows">The maximum number of rows, in addition to LIMIT.</param>
    /// <param name="command">The command that receives the statement and its parameters.</param>
    public static void WriteTo(SqliteCommand command, BoundQuery query, DateWindow window, long maximumRows = long.MaxValue)
    {
        var writer = new SqlQuery(query);
        command.CommandText = writer.Write(window, Math.Min(maximumRows, query.Limit ?? long.MaxValue));
        for (var i = 0; i < writer.values.Count; i++)
        {
            command.Parameters.AddWithValue(GetParameterName(i), writer.values[i]);
        }
    }

    private string Write(DateWindow window, long maximumRows)
    {
        var selected = query.Select.Select(t => GetAlias(CreateExpression(t))).ToList();
        var where = query.Conditions.Where(c => c.Column.Metric is null).Select(c => CreateCondition(c, QuoteColumn(c.Column.Schema))).Concat(CreateWindowConditions(window)).ToList();
        var having = query.Conditions.Where(c => c.Column.Metric is not null).Select(c => CreateCondition(c, GetAlias(CreateExpression(c.Column)))).ToList();
        var orderBy = query.OrderBy.Select(CreateOrdering).Concat(CreateTieBreakers()).ToList();
        var groupBy = query.IsGrouped ? query.Select.Where(t => t.Metric is null).Select(CreateExpression).ToList() : [];

        return $"SELECT {string.Join(", ", selected)} FROM (SELECT {string.Join(", ", inner)} FROM {DataStore.Quote(query.Table.SqlName)}"
            + CreateFilter(where)
            + CreateClause(" GROUP BY ", groupBy, ", ")
            // Without an inner limit, SQLite moves the outer conditions inside, as a chain that can exceed its maximum depth.
            + (having.Count == 0 ? ")" : " LIMIT -1)")
            + CreateFilter(having)
            + CreateClause(" ORDER BY ", orderBy, ", ")
            + (maximumRows == long.MaxValue ? "" : $" LIMIT {AddParameter(maximumRows)}");
    }

    private static string CreateClause(string keyword, List<string> parts, string separator) =>
        parts.Count == 0 ? "" : keyword + string.Join(separator, parts);

    private static string CreateFilter(List<string> conditions) =>
        conditions.Count == 0 ? "" : " WHERE " + SqlText.JoinWithAnd([.. conditions]);

    private static string QuoteColumn(ColumnSchema column) => DataStore.Quote(column.Name);

    private string CreateExpression(BoundColumn term)
    {
        if (term.Metric is not { } metric)
        {
            return query.Aggregation is { } aggregation && term.Schema == query.Table.Period ? SqlPeriod.CreateStart(aggregation, QuoteColumn(term.Schema), term.Schema.Kind) : QuoteColumn(term.Schema);
        }

        var over = QuoteColumn(metric.SourceColumn);
        var (value, isHundredths) = metric.IsDistinctCount
            ? ($"COUNT(DISTINCT {over})", false)
            : ($"COALESCE(SUM({over}), 0)", metric.SourceColumn.Kind == ValueKind.Decimal);
        return (isHundredths, metric.Metric.Kind == ValueKind.Decimal) switch
        {
            (false, true) => $"{value} * 100",
            (true, false) => $"{value} / 100",
            _ => value,
        };
    }

    private string CreateCondition(BoundCondition condition, string expression) =>
        SqlCondition.Create(condition.Column.Schema, expression, condition.Operator, condition.Values, AddParameter);

    private IEnumerable<string> CreateWindowConditions(DateWindow window)
    {
        if (query.Table.Period is not { } period)
        {
            yield break;
        }

        var expression = QuoteColumn(period);
        if (window.From is { } from)
        {
            // A row of a month belongs to every window that overlaps that month.
            from = query.Table.IsMonthly ? new DateTime(from.Year, from.Month, 1, 0, 0, 0, DateTimeKind.Utc) : from;
            yield return SqlCondition.Create(expression, ComparisonOperator.GreaterThanOrEqual, Comparand.Create(period, from), AddParameter);
        }

        if (window.To is { } to)
        {
            yield return SqlCondition.Create(expression, ComparisonOperator.LessThan, Comparand.Create(period, to), AddParameter);
        }
    }

    private string CreateOrdering(BoundOrdering ordering)
    {
        var expression = CreateExpression(ordering.Column);
        if (query.IsGrouped && ordering.Column.Metric is null && !query.Select.Contains(ordering.Column))
        {
            // A group has many values of a column that is not selected; the first one in the ordering represents it.
            expression = ordering.IsDescending ? $"MAX({expression})" : $"MIN({expression})";
        }

        return CreateOrderBy(ordering.Column.Schema, expression, ordering.IsDescending);
    }

    /// <summary>Gets the final ordering. Without it, two runs of a query could return equal rows in different orders, and different rows with LIMIT.</summary>
    private IEnumerable<string> CreateTieBreakers() => query.IsGrouped
        ? query.Select.Where(t => t.Metric is null).Select(t => CreateOrderBy(t.Schema, CreateExpression(t), isDescending: false))
        : [GetAlias("rowid")];

    private string CreateOrderBy(ColumnSchema column, string expression, bool isDescending) =>
        GetAlias(expression) + (DatasetTable.IsNumber(column.Type) ? "" : " COLLATE NOCASE") + (isDescending ? " DESC" : "");

    private string GetAlias(string expression)
    {
        if (!aliases.TryGetValue(expression, out var alias))
        {
            alias = string.Create(CultureInfo.InvariantCulture, $"c{aliases.Count}");
            aliases.Add(expression, alias);
            inner.Add($"{expression} AS {alias}");
        }

        return alias;
    }

    private string AddParameter(object value)
    {
        values.Add(value);
        return GetParameterName(values.Count - 1);
    }

    private static string GetParameterName(int parameter) => string.Create(CultureInfo.InvariantCulture, $"$p{parameter}");
}
