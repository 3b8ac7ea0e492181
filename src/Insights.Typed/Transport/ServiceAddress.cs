using Insights.Typed.Operations;

namespace Insights.Typed.Transport;

/// <summary>Creates the addresses of operations, relative to the service. A caller's values cannot change their structure.</summary>
internal static class ServiceAddress
{
    /// <summary>Creates the address of an operation on the resource with an id.</summary>
    /// <exception cref="ArgumentException">The id is empty or a relative path segment.</exception>
    public static string Create(ServiceOperation operation, string id, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id, parameterName);
        return id is "." or ".."
            ? throw new ArgumentException($"'{id}' is not a valid id.", parameterName)
            : operation.Path + "/" + Uri.EscapeDataString(id);
    }

    /// <summary>Creates an address with filters. Null filters are omitted; an empty one is rejected, because the service may ignore it.</summary>
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
