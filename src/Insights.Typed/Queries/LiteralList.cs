using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>Makes the list that IN and NOT IN take.</summary>
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
            ? throw new ArgumentException($"A list for {column.DatasetName}.{column.Name} needs at least one value: the language has no empty list.", nameof(values))
            : QueryValue.FromList([.. list]);
    }

    /// <summary>The values as another type, to which each converts.</summary>
    public static IEnumerable<TResult> Convert<T, TResult>(IEnumerable<T> values, Func<T, TResult> convert)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Select(convert);
    }

    /// <summary>The values, none of which may be null.</summary>
    public static IEnumerable<T> RequireValues<T>(QueryColumn column, IEnumerable<T?> values)
        where T : struct => Convert(values, value => value ?? throw CreateNullException(column));

    /// <summary>What to say of a value that is missing.</summary>
    public static ArgumentNullException CreateNullException(QueryColumn column, string parameterName = "values") =>
        new(parameterName, $"A value for {column.DatasetName}.{column.Name} cannot be null: the language has no test for a missing value.");
}
