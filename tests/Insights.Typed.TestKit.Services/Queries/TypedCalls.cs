using System.Reflection;
using Insights.Typed.Queries;

namespace Insights.Typed.TestKit.Services;

/// <summary>The calls that a user writes on a generated query, for a dataset that is known only at run time.</summary>
public static class TypedCalls
{
    // A delegate that accepts any object also accepts the dataset's columns type.
    public static InsightsQuery Where(this InsightsQuery query, QueryCondition condition) => query.Call("Where", new Func<object, QueryCondition>(_ => condition));

    public static InsightsQuery Order(this InsightsQuery query, string method, QueryColumn column) => query.Call(method, new Func<object, QueryColumn>(_ => column));

    public static InsightsQuery During(this InsightsQuery query, QueryDateRange range) => query.Call("During", new Func<object, QueryDateRange>(_ => range));

    public static InsightsQuery Aggregated(this InsightsQuery query, QueryAggregation period) => query.Call("Aggregated", new Func<object, QueryAggregation>(_ => period));

    public static InsightsQuery Take(this InsightsQuery query, int count) => query.Call("Take", count);

    public static InsightsQuery Distinct(this InsightsQuery query) => query.Call("Distinct");

    /// <summary>Selects columns as an interceptor does. Each row becomes its values, with Boolean columns as the service's literals.</summary>
    public static InsightsQuery<object?[]> Select(this InsightsQuery query, IReadOnlyList<object> columns, bool readAsText)
    {
        var type = query.GetType();
        while (!(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DatasetQuery<>)))
        {
            type = type.BaseType!;
        }

        return (InsightsQuery<object?[]>)typeof(TypedCalls).GetMethod(nameof(SelectFrom), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type.GetGenericArguments()[0])
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [query, columns, readAsText], null)!;
    }

    private static InsightsQuery<object?[]> SelectFrom<TRow>(DatasetQuery<TRow> query, IReadOnlyList<object> columns, bool readAsText)
        where TRow : class, new()
    {
        var reader = new SelectedColumnsReader<TRow>(columns, readAsText);
        return InterceptedSelect.Create(query, reader, reader.GetValues);
    }

    private static InsightsQuery Call(this InsightsQuery query, string method, params object[] arguments) =>
        (InsightsQuery)query.GetType().GetMethod(method)!.Invoke(query, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
}
