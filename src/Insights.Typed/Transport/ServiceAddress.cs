namespace Insights.Typed.Transport;

/// <summary>Addresses of operations, relative to the service. What a caller gives cannot change their meaning.</summary>
internal static class ServiceAddress
{
    /// <exception cref="ArgumentException">The id is empty, or leads out of the path.</exception>
    public static string Create(string path, string id, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id, parameterName);
        return id is "." or ".."
            ? throw new ArgumentException($"'{id}' is not an id.", parameterName)
            : path + "/" + Uri.EscapeDataString(id);
    }

    /// <summary>With filters. Those that are null are left out; an empty one is refused, for the service may take it for none.</summary>
    /// <exception cref="ArgumentException">A filter is empty.</exception>
    public static string AddFilters(string path, params ReadOnlySpan<(string Name, string? Value)> filters)
    {
        var separator = '?';
        foreach (var (name, value) in filters)
        {
            if (value is null)
            {
                continue;
            }

            ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
            path += separator + name + "=" + Uri.EscapeDataString(value);
            separator = '&';
        }

        return path;
    }
}
