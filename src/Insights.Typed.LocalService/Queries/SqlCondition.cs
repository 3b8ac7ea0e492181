using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Queries;

/// <summary>
/// Writes conditions in SQL. A value that means nothing to the column's type (<c>'False'</c> where the column holds 0
/// and 1) becomes NULL: comparing with it is never true, whichever the operator, just as it never is for a row whose
/// own value is missing. So <c>!=</c> and NOT IN match no row either. LIKE and NOT LIKE convert nothing; they look at
/// the value's text, in which ASCII letter case does not matter.
/// </summary>
internal static class SqlCondition
{
    /// <param name="column">What the expression's values are.</param>
    /// <param name="expression">The column's or metric's SQL.</param>
    /// <param name="comparison">How to compare.</param>
    /// <param name="values">With what.</param>
    /// <param name="addParameter">Takes a value and gives the name of the parameter that stands for it.</param>
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
        // What lies between two stored values is in no row: it changes nothing in a list.
        comparands.RemoveAll(c => c is { IsExact: false });
        var list = SqlText.CreateList(comparands.Select(c => c?.Floor), addParameter);
        return comparison == ComparisonOperator.In
            ? $"{expression} IN {list}"
            : $"{expression} IS NOT NULL AND {expression} NOT IN {list}";
    }

    /// <summary>The value as a report shows it.</summary>
    private static string ConvertToText(ColumnSchema column, string expression) => column.Type switch
    {
        ColumnType.Integer => $"CAST({expression} AS TEXT)",
        ColumnType.Decimal => $"(CASE WHEN {expression} < 0 THEN '-' ELSE '' END || (abs({expression}) / 100) || '.' || substr('0' || (abs({expression}) % 100), -2))",
        ColumnType.Text or ColumnType.Date or ColumnType.DateTime or ColumnType.Guid or ColumnType.Flag => expression,
    };
}
