using Microsoft.Extensions.DependencyInjection;

namespace Insights.Typed.DependencyInjection;

/// <summary>The names of the clients that were added to a container; the empty name is that of the one without a key.</summary>
internal sealed class ClientNames
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>The names that a collection of services has so far.</summary>
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

    /// <summary>The name of a client's handlers.</summary>
    public static string GetHttpClientName(string name) => name.Length == 0
        ? InsightsClientServiceCollectionExtensions.HttpClientName
        : $"{InsightsClientServiceCollectionExtensions.HttpClientName}:{name}";

    public void Add(string name) => names.Add(name);

    /// <summary>Whether options of this name are those of a client in the container.</summary>
    public bool Contains(string? name) => name is not null && names.Contains(name);

    /// <summary>Whether these are the handlers of a client in the container.</summary>
    public bool IsHttpClientName(string? httpClientName) => httpClientName is not null && names.Any(name => GetHttpClientName(name) == httpClientName);
}
