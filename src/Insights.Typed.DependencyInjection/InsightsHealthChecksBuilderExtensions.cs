using Insights.Typed;
using Insights.Typed.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a health check of an <see cref="InsightsClient"/>.</summary>
public static class InsightsHealthChecksBuilderExtensions
{
    /// <summary>The default timeout of a health check (our choice): 30 seconds.</summary>
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Adds a check that the service can be reached and accepts the client's credential.</summary>
    /// <param name="builder">The builder of the health checks.</param>
    /// <param name="clientName">The key of the client, as passed to <c>AddKeyedInsightsClient</c>; null for the client without a key.</param>
    /// <param name="name">The name of the check; null for <c>insights</c>, or <c>insights-</c> and the client's key.</param>
    /// <param name="failureStatus">The status to report after a failure; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags by which checks are selected.</param>
    /// <param name="timeout">The timeout of the check; null for 30 seconds.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// Each check is one request (<see cref="InsightsClient.CheckAccessAsync"/>). The service limits requests (some documents
    /// state 100 in a minute), and every probe of every instance counts: set <see cref="HealthCheckRegistration.Period"/> or
    /// the interval of the probes to minutes rather than seconds. The result's data has <c>kind</c>, the kind of the failure,
    /// and <c>correlationId</c>, if available; neither contains a token or a query.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="clientName"/> is empty.</exception>
    public static IHealthChecksBuilder AddInsightsClient(
        this IHealthChecksBuilder builder,
        string? clientName = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (clientName is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(clientName);
        }

        return builder.Add(new HealthCheckRegistration(
            name ?? (clientName is null ? "insights" : $"insights-{clientName}"),
            provider => new ClientHealthCheck(clientName is null
                ? provider.GetRequiredService<InsightsClient>()
                : provider.GetRequiredKeyedService<InsightsClient>(clientName)),
            failureStatus,
            tags,
            timeout ?? DefaultTimeout));
    }
}
