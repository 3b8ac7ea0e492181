namespace Insights.Typed.Generator.Names;

/// <summary>The effect of a call after an earlier call of the same kind.</summary>
internal enum RepeatedCall
{
    /// <summary>Both calls apply.</summary>
    Combines,

    /// <summary>The call changes nothing.</summary>
    HasNoEffect,

    /// <summary>A query has one value, so the call must state the same one.</summary>
    StatesOneValue,

    /// <summary>A query is ordered once; <c>ThenBy</c> adds a further column.</summary>
    StartsOneOrder,
}

/// <summary>A method that adds a clause to a query.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Repeated">The effect of a call after an earlier call.</param>
/// <param name="PrecedesTake">Whether a call after <c>Take</c> is an error. <c>ThenBy</c> directly follows an order, which the compiler ensures.</param>
/// <param name="MergesRows">Whether rows that are equal in the selected columns become one.</param>
/// <param name="ValueName">The name in messages of the one value that a query can have; null for other methods.</param>
internal sealed record QueryMethod(string Name, RepeatedCall Repeated, bool PrecedesTake, bool MergesRows, string? ValueName);

/// <summary>The methods of a generated query, by name: a generator finds their calls before their types exist.</summary>
public static class QueryMethods
{
    internal const string SelectMethod = "Select";

    private static readonly Dictionary<string, QueryMethod> ClauseMethods = new[]
    {
        new QueryMethod("Where", RepeatedCall.Combines, PrecedesTake: true, MergesRows: false, ValueName: null),
        new QueryMethod("OrderBy", RepeatedCall.StartsOneOrder, PrecedesTake: true, MergesRows: false, ValueName: null),
        new QueryMethod("OrderByDescending", RepeatedCall.StartsOneOrder, PrecedesTake: true, MergesRows: false, ValueName: null),
        new QueryMethod("ThenBy", RepeatedCall.Combines, PrecedesTake: false, MergesRows: false, ValueName: null),
        new QueryMethod("ThenByDescending", RepeatedCall.Combines, PrecedesTake: false, MergesRows: false, ValueName: null),
        new QueryMethod("Take", RepeatedCall.Combines, PrecedesTake: false, MergesRows: false, ValueName: null),
        new QueryMethod("Distinct", RepeatedCall.HasNoEffect, PrecedesTake: true, MergesRows: true, ValueName: null),
        new QueryMethod("During", RepeatedCall.StatesOneValue, PrecedesTake: true, MergesRows: false, ValueName: "date range"),
        new QueryMethod("Aggregated", RepeatedCall.StatesOneValue, PrecedesTake: true, MergesRows: true, ValueName: "aggregation"),
    }.ToDictionary(method => method.Name, StringComparer.Ordinal);

    /// <summary>Determines whether a method adds a clause, so that its result is a query of the same dataset.</summary>
    /// <param name="name">The name of the method.</param>
    public static bool AddsClause(string name) => ClauseMethods.ContainsKey(name);

    /// <summary>Determines whether the lambda of a method selects a value that the dataset offers, such as a date range, and reads no columns.</summary>
    /// <param name="name">The name of the method.</param>
    public static bool SelectsOfferedValue(string name) => Find(name)?.ValueName is not null;

    /// <summary>Determines whether a method merges rows that are equal in the selected columns, so that another selection returns other rows.</summary>
    /// <param name="name">The name of the method.</param>
    public static bool MergesRows(string name) => Find(name)?.MergesRows == true;

    /// <summary>Finds the method that adds a clause; null for any other name.</summary>
    internal static QueryMethod? Find(string name) => ClauseMethods.TryGetValue(name, out var method) ? method : null;
}
