using System.Reflection;
using Insights.Typed.Queries;

namespace Insights.Typed.TestKit.Services;

/// <summary>The calls that a user writes on a generated query, made on one whose dataset is known at run time only.</summary>
public static class TypedCalls
{
    // A delegate that takes any object is one that takes the dataset's own columns type.
    public static Query Where(this Query query, Condition condition) => query.Call("Where", new Func<object, Condition>(_ => condition));

    public static Query Order(this Query query, string method, Column column) => query.Call(method, new Func<object, Column>(_ => column));

    public static Query During(this Query query, DateRange range) => query.Call("During", new Func<object, DateRange>(_ => range));

    public static Query Aggregated(this Query query, Aggregation period) => query.Call("Aggregated", new Func<object, Aggregation>(_ => period));

    public static Query Take(this Query query, int count) => query.Call("Take", count);

    public static Query Distinct(this Query query) => query.Call("Distinct");

    /// <summary>Selects columns as an interceptor does. Each row becomes its values, flags in the service's own spelling.</summary>
    public static Query<object?[]> Select(this Query query, IReadOnlyList<object> columns, bool asText)
    {
        var type = query.GetType();
        while (!(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DatasetQuery<>)))
        {
            type = type.BaseType!;
        }

        return (Query<object?[]>)typeof(TypedCalls).GetMethod(nameof(SelectFrom), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type.GetGenericArguments()[0])
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [query, columns, asText], null)!;
    }

    private static Query<object?[]> SelectFrom<TRow>(DatasetQuery<TRow> query, IReadOnlyList<object> columns, bool asText)
        where TRow : class, new()
    {
        var reader = new ChosenColumns<TRow>(columns, asText);
        return InterceptedSelect.With(query, reader, reader.ValuesOf);
    }

    private static Query Call(this Query query, string method, params object[] arguments) =>
        (Query)query.GetType().GetMethod(method)!.Invoke(query, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
}
