namespace Insights.Typed.Generator.Names;

/// <summary>The methods of a generated query, by name: a generator finds their calls before their types exist.</summary>
internal static class QueryMethods
{
    public const string SelectMethod = "Select";

    private static readonly HashSet<string> ClauseMethods = new(StringComparer.Ordinal)
    {
        "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Take", "Distinct", "During", "Aggregated",
    };

    /// <summary>Determines whether a method adds a clause, so that its result is a query of the same dataset.</summary>
    public static bool AddsClause(string name) => ClauseMethods.Contains(name);
}
