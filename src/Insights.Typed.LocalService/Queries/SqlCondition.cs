using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Queries;

/// <summary>
/// Writes conditions in SQL. A value that has no meaning for the column's type (<c>'False'</c> if the column contains 0
/// and 1) becomes NULL: a comparison with it is never true, for any operator, as for a row whose
/// value is missing. So <c>!=</c> and NOT IN also match no row. LIKE and NOT LIKE do not convert values; they compare
/// the value's text, without ASCII letter case.
/// </summary>
internal static class SqlCondition
{
    /// <param name="column">The column of the expression.</param>
    /// <param name="expression">The column's or metric's SQL.</param>
    /// <param name="comparison">The operator.</param>
    /// <param name="values">The values to compare with.</param>
    /// <param name="addParameter">Adds a parameter with a value, and returns its name.</param>
    public static string Create(ColumnSchema column, string expression, ComparisonOperator comparison, IReadOnlyList<string> values, Func<object, string> addParameter) =>
        comparison switch
        {
            ComparisonOperator.Like => $"{ConvertToText(column, expression)} LIKE {addParameter(values[0])}",
            ComparisonOperator.NotLike => $"{ConvertToText(column, expression)} NOT LIKE {addParameter(values[0])}",
            ComparisonOperator.In or ComparisonOperator.NotIn =>
                CreateList(expression, comparison, [.. values.Select(v => Comparand.Create(column, v))], addParameter),
            ComparisonOperator.Equal or ComparisonOperator.NotEqual or ComparisonOperator.LessThan or ComparisonOperator.LessThanOrEqual or ComparisonOperator.GreaterThan or ComparisonOperator.GreaterThanOrEqual =>
                Create(expression, comparison, Comparand.Create(column, values[0]), addParameter),
        };

    public static string Create(string expression, ComparisonOperator comparison, Comparand? comparand, Func<object, string> addParameter)
    {
        if (comparand is { IsExact: false } inexact)
        {
            return comparison switch
            {
                ComparisonOperator.Equal => "0",
                ComparisonOperator.NotEqual => $"{expression} IS NOT NULL",
                ComparisonOperator.LessThan or ComparisonOperator.LessThanOrEqual => $"{expression} <= {addParameter(inexact.Floor)}",
                ComparisonOperator.GreaterThan or ComparisonOperator.GreaterThanOrEqual => $"{expression} > {addParameter(inexact.Floor)}",
                ComparisonOperator.Like or ComparisonOperator.NotLike or ComparisonOperator.In or ComparisonOperator.NotIn => throw CreateOperatorException(comparison),
            };
        }

        var operatorText = comparison switch
        {
            ComparisonOperator.Equal => "=",
            ComparisonOperator.NotEqual => "<>",
            ComparisonOperator.LessThan => "<",
            ComparisonOperator.LessThanOrEqual => "<=",
            ComparisonOperator.GreaterThan => ">",
            ComparisonOperator.GreaterThanOrEqual => ">=",
            ComparisonOperator.Like or ComparisonOperator.NotLike or ComparisonOperator.In or ComparisonOperator.NotIn => throw CreateOperatorException(comparison),
        };
        return $"{expression} {operatorText} {addParameter(comparand?.Floor ?? DBNull.Value)}";
    }

    private static ArgumentOutOfRangeException CreateOperatorException(ComparisonOperator comparison) => new(nameof(comparison), comparison, "Not a comparison with one value.");

    private static string CreateList(string expression, ComparisonOperator comparison, List<Comparand?> comparands, Func<object, string> addParameter)
    {
        // No row has a value between two stored values: it has no effect in a list.
        comparands.RemoveAll(c => c is { IsExact: false });
        var list = SqlText.CreateList(comparands.Select(c => c?.Floor), addParameter);
        return comparison == ComparisonOperator.In
            ? $"{expression} IN {list}"
            : $"{expression} IS NOT NULL AND {expression} NOT IN {list}";
    }

    /// <summary>The value as a report shows it.</summary>
    private static string ConvertToText(ColumnSchema column, string expression) => column.Kind switch
    {
        ValueKind.Integer => $"CAST({expression} AS TEXT)",
        ValueKind.Decimal => $"(CASE WHEN {expression} < 0 THEN '-' ELSE '' END || (abs({expression}) / 100) || '.' || substr('0' || (abs({expression}) % 100), -2))",
        ValueKind.Text or ValueKind.Date or ValueKind.DateTime or ValueKind.Guid or ValueKind.Flag => expression,
    };
}
