using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>Creates the list of IN and NOT IN.</summary>
internal static class LiteralList
{
    public static QueryValue Create<T>(QueryColumn column, IEnumerable<T> values, Func<T, QueryValue> literal) => Create(GetTarget(column), values, literal);

    /// <param name="target">What the list is for, in a message.</param>
    /// <param name="values">The values.</param>
    /// <param name="literal">Converts a value.</param>
    public static QueryValue Create<T>(string target, IEnumerable<T> values, Func<T, QueryValue> literal)
    {
        ArgumentNullException.ThrowIfNull(values);
        var list = new List<QueryValue>();
        foreach (var value in values)
        {
            list.Add(literal(value));
        }

        return list.Count == 0
            ? throw new ArgumentException($"A list for {target} must contain at least one value: the query language has no empty list.", nameof(values))
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
        where T : struct => Convert(values, value => value ?? throw CreateNullException(GetTarget(column)));

    /// <summary>Creates the exception for a null value.</summary>
    /// <param name="target">What the value is for, in a message.</param>
    /// <param name="parameterName">The parameter that is null.</param>
    public static ArgumentNullException CreateNullException(string target, string parameterName = "values") =>
        new(parameterName, $"A value for {target} must not be null: the query language has no test for a missing value.");

    /// <summary>Gets the name of a column in a message.</summary>
    public static string GetTarget(QueryColumn column) => $"{column.DatasetName}.{column.Name}";
}
