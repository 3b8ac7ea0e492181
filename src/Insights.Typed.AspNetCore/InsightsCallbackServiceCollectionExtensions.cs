using Insights.Typed.AspNetCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what callbacks of Partner Insights are waited for with.</summary>
public static class InsightsCallbackServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ReportCallbacks"/> as a singleton, on the container's <see cref="TimeProvider"/> where it has one.</summary>
    /// <param name="services">The container's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddInsightsCallbacks(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(provider => new ReportCallbacks(provider.GetService<TimeProvider>()));
        return services;
    }
}
