namespace Insights.Typed.Client.Items;

/// <summary>
/// Compares what the service returned with what was requested. Each filter of a request is applied to its response again: a service that ignores one
/// must not lead to another person's resource.
/// </summary>
internal static class ResourceFilter
{
    public static bool HasId(string? actual, string expected) => string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>Compares names as the service does: without white space around them and without letter case.</summary>
    public static bool HasName(string? actual, string expected) => string.Equals(actual?.Trim(), expected.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns a value indicating whether a filter allows an id. One that the service does not return can be any.</summary>
    /// <param name="actual">The id; null if the service does not return it.</param>
    /// <param name="filter">The filter; null for none.</param>
    public static bool MayHaveId(string? actual, string? filter) => filter is null || actual is null || HasId(actual, filter);

    /// <summary>Returns a value indicating whether a list of ids allows an id.</summary>
    /// <param name="actual">The id.</param>
    /// <param name="filter">The ids, without white space around them; null for all.</param>
    public static bool IsOneOf(string actual, IReadOnlyList<string>? filter) => filter is null || filter.Any(id => HasId(actual, id));

    /// <summary>Returns a value indicating whether a list of statuses allows a status. One that the service does not return can be any.</summary>
    /// <param name="actual">The status.</param>
    /// <param name="filter">The names of the statuses, without white space around them; null for all.</param>
    public static bool MayHaveStatus(ExecutionStatus actual, IReadOnlyList<string>? filter) => filter is null || actual.Name is null || filter.Any(name => actual == new ExecutionStatus(name));

    /// <summary>Returns a value indicating whether a filter allows the origin of a query. One whose type the service does not return can have any.</summary>
    public static bool MayHaveOrigin(SavedQuery query, QueryOrigin filter) => filter switch
    {
        QueryOrigin.Any => true,
        QueryOrigin.Created => string.IsNullOrWhiteSpace(query.Type) || HasName(query.Type, SavedQuery.CreatedType),
        QueryOrigin.System => string.IsNullOrWhiteSpace(query.Type) || !HasName(query.Type, SavedQuery.CreatedType),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, null),
    };

    /// <inheritdoc cref="MayHaveId" />
    public static bool MayHaveName(string? actual, string? filter) => filter is null || actual is null || HasName(actual, filter);
}
