namespace Insights.Typed.Client.Items;

/// <summary>
/// Compares what the service returned with what was requested, before a resource is adopted or deleted: a service that ignores a filter must not
/// lead to another person's resource.
/// </summary>
internal static class ResourceFilter
{
    public static bool HasId(string? actual, string expected) => string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>Compares names as the service does: without white space around them and without letter case.</summary>
    public static bool HasName(string? actual, string expected) => string.Equals(actual?.Trim(), expected.Trim(), StringComparison.OrdinalIgnoreCase);
}
