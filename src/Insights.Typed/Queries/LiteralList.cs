using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>Creates the list of IN and NOT IN.</summary>
internal static class LiteralList
{
    public static QueryValue Create<T>(QueryColumn column, IEnumerable<T> values, Func<T, QueryValue> literal)
    {
        ArgumentNullException.ThrowIfNull(values);
        var list = new List<QueryValue>();
        foreach (var value in values)
        {
            list.Add(literal(value));
        }

        return list.Count == 0
            ? throw new ArgumentException($"A list for {column.DatasetName}.{column.Name} must contain at least one value: the query language has no empty list.", nameof(values))
            : QueryValue.FromList([.. list]);
    }

    /// <summary>Converts the values to another type.</summary>
    public static IEnumerable<TResult> Convert<T, TResult>(IEnumerable<T> values, Func<T, TResult> convert)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Select(convert);
    }

    /// <summary>Returns the values, and rejects null.</summary>
    public static IEnumerable<T> RequireValues<T>(QueryColumn column, IEnumerable<T?> values)
        where T : struct => Convert(values, value => value ?? throw CreateNullException(column));

    /// <summary>Creates the exception for a null value.</summary>
    public static ArgumentNullException CreateNullException(QueryColumn column, string parameterName = "values") =>
        new(parameterName, $"A value for {column.DatasetName}.{column.Name} must not be null: the query language has no test for a missing value.");
}
