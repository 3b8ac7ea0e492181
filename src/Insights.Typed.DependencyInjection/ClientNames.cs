using Microsoft.Extensions.DependencyInjection;

namespace Insights.Typed.DependencyInjection;

/// <summary>The names of the clients that were added to a container; the empty name is the client without a key.</summary>
internal sealed class ClientNames
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Gets the names that were added to a collection of services so far.</summary>
    public static ClientNames GetOrAdd(IServiceCollection services)
    {
        var registered = services.Select(s => s.IsKeyedService ? null : s.ImplementationInstance).OfType<ClientNames>().FirstOrDefault();
        if (registered is null)
        {
            registered = new ClientNames();
            services.AddSingleton(registered);
        }

        return registered;
    }

    /// <summary>Returns the name of a client's handlers.</summary>
    public static string GetHttpClientName(string name) => name.Length == 0
        ? InsightsClientServiceCollectionExtensions.HttpClientName
        : $"{InsightsClientServiceCollectionExtensions.HttpClientName}:{name}";

    public void Add(string name) => names.Add(name);

    /// <summary>Returns a value indicating whether options with this name belong to a client in the container.</summary>
    public bool Contains(string? name) => name is not null && names.Contains(name);

    /// <summary>Returns a value indicating whether handlers with this name belong to a client in the container.</summary>
    public bool IsHttpClientName(string? httpClientName) => httpClientName is not null && names.Any(name => GetHttpClientName(name) == httpClientName);
}
