using Insights.Typed.AspNetCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the services for callbacks of Partner Insights.</summary>
public static class InsightsCallbackServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ReportCallbacks"/> as a singleton, with the container's <see cref="TimeProvider"/> if it has one.</summary>
    /// <param name="services">The container's services.</param>
    /// <returns>The same instance, for chaining.</returns>
    public static IServiceCollection AddInsightsCallbacks(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(provider => new ReportCallbacks(provider.GetService<TimeProvider>()));
        return services;
    }
}
